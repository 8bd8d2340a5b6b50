//! Plays a script on named tables, one operation a line, and reports the tables that it makes.

use crate::grader::report;
use crate::solution::{Cell, How, Table, concat, merge};
use std::collections::HashMap;

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut tables: HashMap<String, Table> = HashMap::new();
    for line in script.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        let (name, made): (&str, Result<Table, String>) = match parts[..] {
            [] => continue,
            ["table", name, columns, ref rows @ ..] => {
                tables.insert(name.to_string(), table_of(columns, rows, line));
                continue;
            }
            ["bulk", ways, count] => {
                bulk(ways, number(count, line), line);
                continue;
            }
            [_, a, b, ..] if !tables.contains_key(a) || !tables.contains_key(b) => {
                report!("{line} -> no such table");
                continue;
            }
            ["concat", a, b, name] => (name, Ok(concat(&tables[a], &tables[b]))),
            ["merge", a, b, on, how, name] => (
                name,
                merge(&tables[a], &tables[b], on, how_of(how, line), false),
            ),
            ["merge-marked", a, b, on, how, name] => (
                name,
                merge(&tables[a], &tables[b], on, how_of(how, line), true),
            ),
            _ => panic!("unknown operation: {line:?}"),
        };
        match made {
            Ok(table) => {
                report!("{line}");
                report!("  {}", table.columns.join(" "));
                for row in &table.rows {
                    report!("  {}", row_text(row));
                }
                tables.insert(name.to_string(), table);
            }
            Err(error) => report!("{line} -> error: {error}"),
        }
    }
}

/// Merges two tables of `count` rows, most of which have one partner.
fn bulk(ways: &str, count: i64, line: &str) {
    let table = |name: &str, factor: i64| {
        let rows = (0..count).map(|n| vec![Some(n * factor % (count + 1)), Some(n % 9)]);
        Table {
            columns: vec!["id".to_string(), name.to_string()],
            rows: rows.collect(),
        }
    };
    let (a, b) = (table("x", 7), table("y", 11));
    for how in ways.split(',') {
        let merged: Result<Table, String> = merge(&a, &b, "id", how_of(how, line), true);
        let Ok(merged) = merged else {
            report!("{line}: {how}, error");
            continue;
        };
        let cells = merged.rows.iter().flatten();
        let sum = cells.fold(0, |sum, cell| {
            (sum * 31 + cell.unwrap_or(77)) % 1_000_000_007
        });
        report!("{line}: {how}, {} rows, checksum {sum}", merged.rows.len());
    }
}

/// A table with the columns `a,b` and rows such as `1,-`.
fn table_of(columns: &str, rows: &[&str], line: &str) -> Table {
    let columns: Vec<String> = columns.split(',').map(str::to_string).collect();
    let rows: Vec<Vec<Cell>> = rows
        .iter()
        .map(|row| {
            row.split(',')
                .map(|cell| (cell != "-").then(|| number(cell, line)))
                .collect()
        })
        .collect();
    assert!(
        rows.iter().all(|row| row.len() == columns.len()),
        "a row has another number of cells than there are columns: {line:?}"
    );
    Table { columns, rows }
}

fn how_of(word: &str, line: &str) -> How {
    match word {
        "inner" => How::Inner,
        "left" => How::Left,
        "right" => How::Right,
        "outer" => How::Outer,
        _ => panic!("{word:?} is no way to merge: {line:?}"),
    }
}

fn row_text(row: &[Cell]) -> String {
    let cells: Vec<String> = row
        .iter()
        .map(|cell| cell.map_or("-".to_string(), |number| number.to_string()))
        .collect();
    cells.join(" ")
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
