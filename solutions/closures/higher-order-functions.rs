//! Higher-order functions and the three Fn traits: what a function may ask of the functions that it is given.

/// The function that first applies `g` and then `f`.
pub fn compose2<A: 'static, B: 'static, C: 'static>(
    f: impl Fn(B) -> C + 'static,
    g: impl Fn(A) -> B + 'static,
) -> Box<dyn Fn(A) -> C> {
    Box::new(move |x| f(g(x)))
}

/// The function that applies all of `fs`, the last one first.
pub fn compose_all<T: 'static>(fs: Vec<Box<dyn Fn(T) -> T>>) -> Box<dyn Fn(T) -> T> {
    Box::new(move |x| fs.iter().rev().fold(x, |x, f| f(x)))
}

/// Sends `value` through `fs`, the first one first.
pub fn pipe<T>(value: T, fs: &[Box<dyn Fn(T) -> T>]) -> T {
    fs.iter().fold(value, |value, f| f(value))
}

/// Combines the items from the left, beginning with the first two.
pub fn reduce<T>(items: impl IntoIterator<Item = T>, f: impl FnMut(T, T) -> T) -> Option<T> {
    let mut items = items.into_iter();
    let first = items.next()?;
    Some(fold(items, first, f))
}

/// Combines the items from the left, beginning with `start` and the first one.
pub fn fold<A, T>(items: impl IntoIterator<Item = T>, start: A, mut f: impl FnMut(A, T) -> A) -> A {
    let mut result = start;
    for item in items {
        result = f(result, item);
    }
    result
}

/// What `f` makes of the items at the same place of both slices, as far as the shorter one goes.
pub fn map2<A, B, C>(a: &[A], b: &[B], mut f: impl FnMut(&A, &B) -> C) -> Vec<C> {
    a.iter().zip(b).map(|(a, b)| f(a, b)).collect()
}

/// What `f` makes of what `f` makes of `value`.
pub fn call_twice<T>(mut f: impl FnMut(T) -> T, value: T) -> T {
    let once = f(value);
    f(once)
}

/// What `f` returns.
pub fn run_once<T>(f: impl FnOnce() -> T) -> T {
    f()
}

/// The first success of `f`, called with 1, 2 and so on, or its last error after `attempts` calls.
pub fn retry<T, E>(attempts: u32, mut f: impl FnMut(u32) -> Result<T, E>) -> Result<T, E> {
    let mut result = f(1);
    for attempt in 2..=attempts {
        if result.is_ok() {
            break;
        }
        result = f(attempt);
    }
    result
}

/// The function of this name: `add`, `sub` or `mul`.
pub fn get_operation(name: &str) -> Option<fn(i64, i64) -> i64> {
    // Closures that capture nothing become plain function pointers.
    match name {
        "add" => Some(|a, b| a + b),
        "sub" => Some(|a, b| a - b),
        "mul" => Some(|a, b| a * b),
        _ => None,
    }
}
