//! Plays a script of operations on data frames, one a line. Each names the frame that it works on and the one that
//! it makes, and shows both afterwards.

use crate::grader::report;
use crate::solution::{Cell, Frame, NewColumn};
use std::cell::Cell as Counter;
use std::collections::BTreeMap;
use std::rc::Rc;

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut frames: BTreeMap<String, Frame> = BTreeMap::new();
    let calls = Rc::new(Counter::new(0));
    for line in script.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        let made: (&str, Result<Frame, String>) = match parts[..] {
            [] => continue,
            ["calls"] => {
                report!("{line} -> {}", calls.take());
                continue;
            }
            ["frame", name, ref columns @ ..] => {
                let columns = columns.iter().map(|column| column_of(column, line));
                (name, Frame::new(columns.collect()))
            }
            [_, name, ..] if !frames.contains_key(name) => {
                report!("{line} -> no such frame");
                continue;
            }
            ["show", name] => {
                report!("{line}");
                show(&frames[name]);
                continue;
            }
            ["row", name, position] => {
                let row: Option<Vec<(String, Cell)>> = frames[name].row(number(position, line));
                match row {
                    Some(row) => report!("{line} ->{}", row_text(&row)),
                    None => report!("{line} -> none"),
                }
                continue;
            }
            ["column", name, column] => {
                let cells: Option<Vec<Cell>> = frames[name].column(column);
                match cells {
                    Some(cells) => report!("{line} ->{}", cells_text(&cells)),
                    None => report!("{line} -> none"),
                }
                continue;
            }
            ["index", name, new, ref labels @ ..] => {
                let labels = labels.iter().map(|label| number(label, line)).collect();
                (new, frames[name].with_index(labels))
            }
            ["head", name, new, n] => (new, Ok(frames[name].head(number(n, line)))),
            ["assign", name, new, column, ref what @ ..] => (
                new,
                frames[name].assign(column, new_column(what, &calls, line)),
            ),
            ["drop", name, new, ref labels @ ..] => {
                let labels: Vec<i64> = labels.iter().map(|label| number(label, line)).collect();
                (new, frames[name].drop_rows(&labels, false))
            }
            ["drop-known", name, new, ref labels @ ..] => {
                let labels: Vec<i64> = labels.iter().map(|label| number(label, line)).collect();
                (new, frames[name].drop_rows(&labels, true))
            }
            ["drop-columns", name, new, ref names @ ..] => {
                (new, frames[name].drop_columns(names, false))
            }
            ["drop-known-columns", name, new, ref names @ ..] => {
                (new, frames[name].drop_columns(names, true))
            }
            ["reset", name, new] => (new, frames[name].reset_index(false)),
            ["reset-keeping", name, new] => (new, frames[name].reset_index(true)),
            _ => panic!("unknown operation: {line:?}"),
        };
        match made {
            (name, Ok(frame)) => {
                report!("{line}");
                show(&frame);
                frames.insert(name.to_string(), frame);
            }
            (_, Err(error)) => report!("{line} -> error: {error}"),
        }
    }
}

fn show(frame: &Frame) {
    let (rows, columns): (usize, usize) = frame.shape();
    let index: Vec<i64> = frame.index();
    report!("  {rows} rows, {columns} columns, index {index:?}");
    let names: Vec<String> = frame.names();
    for name in names {
        let cells: Option<Vec<Cell>> = frame.column(&name);
        match cells {
            Some(cells) => report!("  {name}:{}", cells_text(&cells)),
            None => report!("  {name}: no such column"),
        }
    }
}

/// A column of a new frame, written as `name=1,2,-`.
fn column_of(word: &str, line: &str) -> (String, Vec<Cell>) {
    match word.split_once('=') {
        Some((name, cells)) => (name.to_string(), cells_of(cells, line)),
        None => panic!("{word:?} is not NAME=CELLS: {line:?}"),
    }
}

fn new_column(words: &[&str], calls: &Rc<Counter<i64>>, line: &str) -> NewColumn {
    match *words {
        ["scalar", cell] => NewColumn::Scalar(cell_of(cell, line)),
        ["values"] => NewColumn::Values(Vec::new()),
        ["values", cells] => NewColumn::Values(cells_of(cells, line)),
        ["labelled", ref entries @ ..] => {
            let entries = entries.iter().map(|entry| match entry.split_once('=') {
                Some((label, cell)) => (number(label, line), cell_of(cell, line)),
                None => panic!("{entry:?} is not LABEL=CELL: {line:?}"),
            });
            NewColumn::Labelled(entries.collect())
        }
        // The sum of all cells of the row, missing if one of them is.
        ["row-sum"] => NewColumn::Computed(Box::new(|row| row.iter().map(|(_, cell)| *cell).sum())),
        // The number of the call, since the calls were last asked for.
        ["numbered"] => {
            let calls = Rc::clone(calls);
            NewColumn::Computed(Box::new(move |_| {
                calls.set(calls.get() + 1);
                Some(calls.get())
            }))
        }
        // Ten times the cell of one column, and -1 where it is missing or there is no such column.
        ["tenfold", name] => {
            let name = name.to_string();
            NewColumn::Computed(Box::new(move |row| {
                let cell = row.iter().find(|(known, _)| *known == name);
                Some(cell.and_then(|(_, cell)| *cell).map_or(-1, |n| n * 10))
            }))
        }
        _ => panic!("unknown kind of column: {line:?}"),
    }
}

fn cells_of(word: &str, line: &str) -> Vec<Cell> {
    let cells = word.split(',').filter(|cell| !cell.is_empty());
    cells.map(|cell| cell_of(cell, line)).collect()
}

fn cell_of(word: &str, line: &str) -> Cell {
    (word != "-").then(|| number(word, line))
}

fn cells_text(cells: &[Cell]) -> String {
    let texts = cells
        .iter()
        .map(|cell| cell.map_or(" -".to_string(), |n| format!(" {n}")));
    texts.collect()
}

fn row_text(row: &[(String, Cell)]) -> String {
    let texts = row
        .iter()
        .map(|(name, cell)| format!(" {name}{}", cells_text(&[*cell])));
    texts.collect()
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
