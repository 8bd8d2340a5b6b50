//! Rejected: wants a person to have exactly the keys name and age, in this order.

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
    match d {
        Data::Bool(b) => describe_number(i64::from(*b), limit),
        Data::Int(n) => describe_number(*n, limit),
        Data::Text(s) if !s.is_empty() => format!("text {s}"),
        Data::List(items) | Data::Tuple(items) => describe_items(items, limit),
        Data::Map(entries) => describe_map(entries, limit),
        Data::Point { x: 0, y: 0 } => "origin".to_string(),
        Data::Point { x: 0, y } => format!("on the y-axis at {y}"),
        Data::Point { x, y: 0 } => format!("on the x-axis at {x}"),
        Data::Point { x, y } if x == y => format!("on the diagonal at {x}"),
        Data::Point { x, y } => format!("point {x}, {y}"),
        Data::Text(_) => "other".to_string(),
    }
}

fn describe_number(n: i64, limit: i64) -> String {
    match n {
        0 => "zero".to_string(),
        1 | 2 => "one or two".to_string(),
        // A guard, because a bare `limit` in place of the pattern would be a new variable that fits any number.
        _ if n == limit => "at the limit".to_string(),
        1.. => format!("positive {n}"),
        _ => format!("negative {n}"),
    }
}

fn describe_items(items: &[Data], limit: i64) -> String {
    match items {
        [a, b] => format!("pair: {} and {}", describe(a, limit), describe(b, limit)),
        [first, _, .., last] => format!(
            "from {} to {}, {} items",
            describe(first, limit),
            describe(last, limit),
            items.len()
        ),
        _ => "other".to_string(),
    }
}

fn describe_map(entries: &[(String, Data)], limit: i64) -> String {
    match entries {
        [(a, Data::Text(name)), (b, age)]
            if a == "name" && b == "age" && as_number(age).is_some() =>
        {
            format!("person {name} aged {}", as_number(age).unwrap_or(0))
        }
        _ => match entries.iter().find(|(k, _)| k == "key") {
            Some((_, value)) => format!("keyed: {}", describe(value, limit)),
            None => "other".to_string(),
        },
    }
}

fn as_number(d: &Data) -> Option<i64> {
    match d {
        Data::Int(n) => Some(*n),
        Data::Bool(b) => Some(i64::from(*b)),
        _ => None,
    }
}
