//! Rejected: the condition of a comprehension is about the value that it puts into the list

pub fn list_comp<T, U>(
    items: Vec<T>,
    keep: &mut dyn FnMut(&U) -> bool,
    expr: &mut dyn FnMut(T) -> U,
) -> Vec<U> {
    items.into_iter().map(expr).filter(keep).collect()
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
        match dict.iter().position(|(known, _)| *known == key) {
            Some(at) => dict[at].1 = value,
            None => dict.push((key, value)),
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
