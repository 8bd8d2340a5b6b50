//! Rejected: a key that is there already keeps its value

pub fn list_comp<T, U>(
    items: Vec<T>,
    keep: &mut dyn FnMut(&T) -> bool,
    expr: &mut dyn FnMut(T) -> U,
) -> Vec<U> {
    items.into_iter().filter(keep).map(expr).collect()
}

pub fn bind_comp<T, U>(
    items: Vec<T>,
    expr: &mut dyn FnMut(T) -> U,
    keep: &mut dyn FnMut(&U) -> bool,
) -> Vec<U> {
    items.into_iter().map(expr).filter(keep).collect()
}

pub fn pairs(xs: &[i64], ys: &[i64]) -> Vec<(i64, i64)> {
    xs.iter()
        .flat_map(|&x| ys.iter().map(move |&y| (x, y)))
        .filter(|(x, y)| x != y)
        .collect()
}

pub fn table(rows: u64, cols: u64) -> Vec<Vec<u64>> {
    (0..rows)
        .map(|i| (0..cols).map(|j| i * j).collect())
        .collect()
}

pub fn dict_comp<K: PartialEq, V>(items: Vec<(K, V)>) -> Vec<(K, V)> {
    let mut dict: Vec<(K, V)> = Vec::new();
    for (key, value) in items {
        if !dict.iter().any(|(known, _)| *known == key) {
            dict.push((key, value));
        }
    }
    dict
}

pub fn invert(d: Vec<(String, i64)>) -> Vec<(i64, String)> {
    dict_comp(d.into_iter().map(|(key, value)| (value, key)).collect())
}

pub fn vowels(text: &str) -> String {
    text.chars().filter(|&c| "aeiou".contains(c)).collect()
}
