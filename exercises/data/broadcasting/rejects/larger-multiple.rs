//! Rejected: two lengths fit together if one is a multiple of the other

#[derive(Debug, Clone, PartialEq)]
pub struct Array {
    items: Vec<i64>,
    shape: Vec<usize>,
}

pub fn broadcast(a: &[usize], b: &[usize]) -> Option<Vec<usize>> {
    let axes = a.len().max(b.len());
    (0..axes)
        .map(
            |axis| match (len_at(a, axis, axes), len_at(b, axis, axes)) {
                (0, _) | (_, 0) => Some(0),
                (left, right) if left % right == 0 => Some(left),
                (left, right) if right % left == 0 => Some(right),
                _ => None,
            },
        )
        .collect()
}

impl Array {
    pub fn new(items: Vec<i64>, shape: &[usize]) -> Result<Array, String> {
        if items.len() != shape.iter().product() {
            let (count, shape) = (items.len(), shape_text(shape));
            return Err(format!("cannot shape {count} items as {shape}"));
        }
        Ok(Array {
            items,
            shape: shape.to_vec(),
        })
    }

    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    pub fn items(&self) -> &[i64] {
        &self.items
    }

    pub fn add(&self, other: &Array) -> Result<Array, String> {
        self.combine(other, |a, b| a + b)
    }

    pub fn mul(&self, other: &Array) -> Result<Array, String> {
        self.combine(other, |a, b| a * b)
    }

    pub fn scale(&self, n: i64) -> Array {
        Array {
            items: self.items.iter().map(|item| item * n).collect(),
            shape: self.shape.clone(),
        }
    }

    pub fn sum_axis(&self, axis: usize) -> Result<Array, String> {
        let mut shape = self.shape.clone();
        if axis >= shape.len() {
            let axes = shape.len();
            return Err(format!(
                "axis {axis} is out of bounds for array of dimension {axes}"
            ));
        }
        let len = shape.remove(axis);
        let stride: usize = self.shape[axis + 1..].iter().product();
        let sums = (0..shape.iter().product()).map(|at| {
            let first = at / stride * stride * len + at % stride;
            (0..len).map(|step| self.items[first + step * stride]).sum()
        });
        Ok(Array {
            items: sums.collect(),
            shape,
        })
    }

    fn combine(&self, other: &Array, f: fn(i64, i64) -> i64) -> Result<Array, String> {
        let Some(shape) = broadcast(&self.shape, &other.shape) else {
            let shapes = [shape_text(&self.shape), shape_text(&other.shape)];
            return Err(format!(
                "operands could not be broadcast together with shapes {}",
                shapes.join(" ")
            ));
        };
        let (left, right) = (self.strides(shape.len()), other.strides(shape.len()));
        let items = (0..shape.iter().product()).map(|at| {
            let (mut rest, mut a, mut b) = (at, 0, 0);
            for (axis, len) in shape.iter().enumerate().rev() {
                a += rest % len * left[axis];
                b += rest % len * right[axis];
                rest /= len;
            }
            f(self.items[a], other.items[b])
        });
        Ok(Array {
            items: items.collect(),
            shape,
        })
    }

    fn strides(&self, axes: usize) -> Vec<usize> {
        let mut next = 1;
        let mut strides = vec![0; axes];
        for axis in (0..axes).rev() {
            let len = len_at(&self.shape, axis, axes);
            if len > 1 {
                strides[axis] = next;
            }
            next *= len;
        }
        strides
    }
}

pub fn list_times(xs: &[i64], n: i64) -> Vec<i64> {
    xs.repeat(usize::try_from(n).unwrap_or(0))
}

pub fn list_plus(a: &[i64], b: &[i64]) -> Vec<i64> {
    [a, b].concat()
}

fn len_at(shape: &[usize], axis: usize, axes: usize) -> usize {
    match (axis + shape.len()).checked_sub(axes) {
        Some(at) => shape[at],
        None => 1,
    }
}

fn shape_text(shape: &[usize]) -> String {
    let lens: Vec<String> = shape.iter().map(usize::to_string).collect();
    match lens.as_slice() {
        [len] => format!("({len},)"),
        _ => format!("({})", lens.join(",")),
    }
}
