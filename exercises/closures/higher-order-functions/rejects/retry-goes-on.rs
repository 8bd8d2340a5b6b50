//! Rejected: all attempts are made, and one success among them is enough

pub fn compose2<A: 'static, B: 'static, C: 'static>(
    f: impl Fn(B) -> C + 'static,
    g: impl Fn(A) -> B + 'static,
) -> Box<dyn Fn(A) -> C> {
    Box::new(move |x| f(g(x)))
}

pub fn compose_all<T: 'static>(fs: Vec<Box<dyn Fn(T) -> T>>) -> Box<dyn Fn(T) -> T> {
    Box::new(move |x| fs.iter().rev().fold(x, |x, f| f(x)))
}

pub fn pipe<T>(value: T, fs: &[Box<dyn Fn(T) -> T>]) -> T {
    fs.iter().fold(value, |value, f| f(value))
}

pub fn reduce<T>(items: impl IntoIterator<Item = T>, f: impl FnMut(T, T) -> T) -> Option<T> {
    let mut items = items.into_iter();
    let first = items.next()?;
    Some(fold(items, first, f))
}

pub fn fold<A, T>(items: impl IntoIterator<Item = T>, start: A, mut f: impl FnMut(A, T) -> A) -> A {
    let mut result = start;
    for item in items {
        result = f(result, item);
    }
    result
}

pub fn map2<A, B, C>(a: &[A], b: &[B], mut f: impl FnMut(&A, &B) -> C) -> Vec<C> {
    a.iter().zip(b).map(|(a, b)| f(a, b)).collect()
}

pub fn call_twice<T>(mut f: impl FnMut(T) -> T, value: T) -> T {
    let once = f(value);
    f(once)
}

pub fn run_once<T>(f: impl FnOnce() -> T) -> T {
    f()
}

pub fn retry<T, E>(attempts: u32, mut f: impl FnMut(u32) -> Result<T, E>) -> Result<T, E> {
    let mut result = f(1);
    for attempt in 2..=attempts {
        let next = f(attempt);
        if result.is_err() {
            result = next;
        }
    }
    result
}

pub fn get_operation(name: &str) -> Option<fn(i64, i64) -> i64> {
    match name {
        "add" => Some(|a, b| a + b),
        "sub" => Some(|a, b| a - b),
        "mul" => Some(|a, b| a * b),
        _ => None,
    }
}
