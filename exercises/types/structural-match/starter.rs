//! Structural pattern matching: values of many shapes are put into words by the first rule that fits.

/// A value as a Python program might get it.
#[derive(Debug, Clone, PartialEq)]
pub enum Data {
    /// `True` or `False`, which count as the numbers 1 and 0.
    Bool(bool),
    /// A number.
    Int(i64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Data>),
    /// A tuple.
    Tuple(Vec<Data>),
    /// A mapping: keys, each at most once, with their values, in no particular order.
    Map(Vec<(String, Data)>),
    /// A point of the plane.
    Point {
        /// How far right.
        x: i64,
        /// How far up.
        y: i64,
    },
}

/// Describes `d` by the first of the task's rules that fits; numbers are compared with `limit`.
pub fn describe(d: &Data, limit: i64) -> String {
    todo!()
}
