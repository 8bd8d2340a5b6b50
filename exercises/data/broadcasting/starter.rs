//! Broadcasting instead of loops: arithmetic on arrays whose shapes fit together without being equal.

/// Numbers in rows, planes and so on; the last axis runs fastest.
#[derive(Debug, Clone, PartialEq)]
pub struct Array {
    // your fields
}

/// The shape that two shapes are stretched to, or `None` if they do not fit together.
pub fn broadcast(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    todo!()
}

impl Array {
    /// An array of the items in row-major order.
    pub fn new(items: Vec<i64>, shape: &[usize]) -> Result<Array, String> {
        todo!()
    }

    /// The lengths of the axes.
    pub fn shape(&self) -> &[usize] {
        todo!()
    }

    /// The items in row-major order.
    pub fn items(&self) -> &[i64] {
        todo!()
    }

    /// The sums of the items that stand at the same place after broadcasting.
    pub fn add(&self, other: &Array) -> Result<Array, String> {
        todo!()
    }

    /// The products of the items that stand at the same place after broadcasting.
    pub fn mul(&self, other: &Array) -> Result<Array, String> {
        todo!()
    }

    /// Every item times `n`.
    pub fn scale(&self, n: i64) -> Array {
        todo!()
    }

    /// The sums along one axis, which is not in the shape of the result.
    pub fn sum_axis(&self, axis: usize) -> Result<Array, String> {
        todo!()
    }
}

/// What `xs * n` is for a Python list.
pub fn list_times(xs: &[i64], n: i64) -> Vec<i64> {
    todo!()
}

/// What `a + b` is for two Python lists.
pub fn list_plus(a: &[i64], b: &[i64]) -> Vec<i64> {
    todo!()
}
