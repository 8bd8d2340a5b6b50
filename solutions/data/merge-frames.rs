//! concat and merge: two ways to make one table of two.

use std::collections::HashMap;

/// A number, or `None` where it is missing.
pub type Cell = Option<i64>;

/// Columns by name, and rows with a cell for each of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

/// Which rows without a partner a merge keeps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum How {
    /// None of them.
    Inner,
    /// Those of the first table.
    Left,
    /// Those of the second table.
    Right,
    /// Those of both tables.
    Outer,
}

/// The rows of `a` and then those of `b`, with the columns of both.
pub fn concat(a: &Table, b: &Table) -> Table {
    let mut columns = a.columns.clone();
    let new = b.columns.iter().filter(|name| !a.columns.contains(name));
    columns.extend(new.cloned());
    let mut rows = Vec::new();
    for table in [a, b] {
        let places: Vec<Option<usize>> = columns.iter().map(|name| place(table, name)).collect();
        for row in &table.rows {
            rows.push(
                places
                    .iter()
                    .map(|place| place.and_then(|at| row[at]))
                    .collect(),
            );
        }
    }
    Table { columns, rows }
}

/// Every row of `a` beside each row of `b` that has the same number in the column `on`.
pub fn merge(a: &Table, b: &Table, on: &str, how: How, indicator: bool) -> Result<Table, String> {
    let a_key = place(a, on).ok_or_else(|| format!("no column '{on}' in left table"))?;
    let b_key = place(b, on).ok_or_else(|| format!("no column '{on}' in right table"))?;
    let columns = merged_columns(a, b, on, indicator)?;

    let mut partners: HashMap<i64, Vec<usize>> = HashMap::new();
    for (at, row) in b.rows.iter().enumerate() {
        // A missing key never gets into the map, so nothing can match it.
        if let Some(key) = row[b_key] {
            partners.entry(key).or_default().push(at);
        }
    }
    let no_row_of_b = vec![None; b.columns.len()];
    let combine = |left: &[Cell], right: &[Cell], mark: i64| -> Vec<Cell> {
        let (before, after) = (&right[..b_key], &right[b_key + 1..]);
        let mark = indicator.then_some(Some(mark));
        [left, before, after]
            .concat()
            .into_iter()
            .chain(mark)
            .collect()
    };

    let mut matched = vec![false; b.rows.len()];
    let mut rows = Vec::new();
    for row in &a.rows {
        match row[a_key].and_then(|key| partners.get(&key)) {
            Some(partners) => {
                for &at in partners {
                    matched[at] = true;
                    rows.push(combine(row, &b.rows[at], 0));
                }
            }
            None if matches!(how, How::Left | How::Outer) => {
                rows.push(combine(row, &no_row_of_b, 1));
            }
            None => {}
        }
    }
    if matches!(how, How::Right | How::Outer) {
        let alone = b.rows.iter().zip(matched).filter(|(_, matched)| !matched);
        for (row, _) in alone {
            let mut left = vec![None; a.columns.len()];
            left[a_key] = row[b_key];
            rows.push(combine(&left, row, 2));
        }
    }
    Ok(Table { columns, rows })
}

/// The names of the merged columns; of names in both tables, each gets its suffix.
fn merged_columns(a: &Table, b: &Table, on: &str, indicator: bool) -> Result<Vec<String>, String> {
    let named = |name: &String, other: &Table, suffix: &str| match place(other, name) {
        Some(_) if name != on => format!("{name}{suffix}"),
        _ => name.clone(),
    };
    let left = a.columns.iter().map(|name| named(name, b, "_x"));
    let right = b.columns.iter().filter(|name| *name != on);
    let right = right.map(|name| named(name, a, "_y"));
    let mark = indicator.then(|| "_merge".to_string());
    let mut columns = Vec::new();
    for name in left.chain(right).chain(mark) {
        if columns.contains(&name) {
            return Err(format!("duplicate column '{name}'"));
        }
        columns.push(name);
    }
    Ok(columns)
}

/// Where the column of this name stands.
fn place(table: &Table, name: &str) -> Option<usize> {
    table.columns.iter().position(|known| known == name)
}
