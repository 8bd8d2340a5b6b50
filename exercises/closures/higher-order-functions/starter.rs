//! Higher-order functions and the three Fn traits: what a function may ask of the functions that it is given.

/// The function that first applies `g` and then `f`.
pub fn compose2<A: 'static, B: 'static, C: 'static>(
    f: impl Fn(B) -> C + 'static,
    g: impl Fn(A) -> B + 'static,
) -> Box<dyn Fn(A) -> C> {
    todo!()
}

/// The function that applies all of `fs`, the last one first.
pub fn compose_all<T: 'static>(fs: Vec<Box<dyn Fn(T) -> T>>) -> Box<dyn Fn(T) -> T> {
    todo!()
}

/// Sends `value` through `fs`, the first one first.
pub fn pipe<T>(value: T, fs: &[Box<dyn Fn(T) -> T>]) -> T {
    todo!()
}

/// Combines the items from the left, beginning with the first two.
pub fn reduce<T>(items: impl IntoIterator<Item = T>, f: impl FnMut(T, T) -> T) -> Option<T> {
    todo!()
}

/// Combines the items from the left, beginning with `start` and the first one.
pub fn fold<A, T>(items: impl IntoIterator<Item = T>, start: A, f: impl FnMut(A, T) -> A) -> A {
    todo!()
}

/// What `f` makes of the items at the same place of both slices, as far as the shorter one goes.
pub fn map2<A, B, C>(a: &[A], b: &[B], f: impl FnMut(&A, &B) -> C) -> Vec<C> {
    todo!()
}

/// What `f` makes of what `f` makes of `value`.
pub fn call_twice<T>(f: impl FnMut(T) -> T, value: T) -> T {
    todo!()
}

/// What `f` returns.
pub fn run_once<T>(f: impl FnOnce() -> T) -> T {
    todo!()
}

/// The first success of `f`, called with 1, 2 and so on, or its last error after `attempts` calls.
pub fn retry<T, E>(attempts: u32, f: impl FnMut(u32) -> Result<T, E>) -> Result<T, E> {
    todo!()
}

/// The function of this name: `add`, `sub` or `mul`.
pub fn get_operation(name: &str) -> Option<fn(i64, i64) -> i64> {
    todo!()
}
