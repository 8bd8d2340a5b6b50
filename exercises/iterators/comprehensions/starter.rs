//! Comprehensions as iterator chains: conditions, expressions and loops in the order in which Python runs them.

/// `[expr(x) for x in items if keep(x)]`.
pub fn list_comp<T, U>(
    items: Vec<T>,
    keep: &mut dyn FnMut(&T) -> bool,
    expr: &mut dyn FnMut(T) -> U,
) -> Vec<U> {
    todo!()
}

/// `[y for x in items if keep(y := expr(x))]`.
pub fn bind_comp<T, U>(
    items: Vec<T>,
    expr: &mut dyn FnMut(T) -> U,
    keep: &mut dyn FnMut(&U) -> bool,
) -> Vec<U> {
    todo!()
}

/// `[(x, y) for x in xs for y in ys if x != y]`.
pub fn pairs(xs: &[i64], ys: &[i64]) -> Vec<(i64, i64)> {
    todo!()
}

/// `[[i * j for j in range(cols)] for i in range(rows)]`.
pub fn table(rows: u64, cols: u64) -> Vec<Vec<u64>> {
    todo!()
}

/// `{k: v for k, v in items}`, for keys that can be compared and nothing else.
pub fn dict_comp<K: PartialEq, V>(items: Vec<(K, V)>) -> Vec<(K, V)> {
    todo!()
}

/// `{v: k for k, v in d.items()}`.
pub fn invert(d: Vec<(String, i64)>) -> Vec<(i64, String)> {
    todo!()
}

/// `''.join(c for c in text if c in "aeiou")`.
pub fn vowels(text: &str) -> String {
    todo!()
}
