//! Rejected: clears the buffer first, and only then finds out whether the sink takes the rows

use std::collections::BTreeMap;

#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub category: String,
    pub value: Option<i64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Partial {
    pub sum: i64,
    pub values: u64,
    pub rows: u64,
}

pub fn mean(p: &Partial) -> Option<i64> {
    (p.values > 0).then(|| p.sum.div_euclid(p.values as i64))
}

pub fn group_chunk(rows: &[Row]) -> BTreeMap<String, Partial> {
    let mut groups: BTreeMap<String, Partial> = BTreeMap::new();
    for row in rows {
        let partial = groups.entry(row.category.clone()).or_default();
        partial.rows += 1;
        if let Some(value) = row.value {
            partial.sum += value;
            partial.values += 1;
        }
    }
    groups
}

pub fn combine(parts: &[BTreeMap<String, Partial>]) -> BTreeMap<String, Partial> {
    let mut total = BTreeMap::new();
    for part in parts {
        add(&mut total, part);
    }
    total
}

fn add(total: &mut BTreeMap<String, Partial>, part: &BTreeMap<String, Partial>) {
    for (category, partial) in part {
        let so_far = total.entry(category.clone()).or_default();
        so_far.sum += partial.sum;
        so_far.values += partial.values;
        so_far.rows += partial.rows;
    }
}

pub fn process(
    mut rows: impl Iterator<Item = Row>,
    chunk: usize,
) -> (BTreeMap<String, Partial>, usize) {
    let mut total = BTreeMap::new();
    let mut largest = 0;
    loop {
        let held: Vec<Row> = rows.by_ref().take(chunk.max(1)).collect();
        if held.is_empty() {
            return (total, largest);
        }
        largest = largest.max(held.len());
        add(&mut total, &group_chunk(&held));
    }
}

pub trait Sink {
    fn insert_many(&mut self, rows: &[Row]) -> Result<(), String>;

    fn commit(&mut self);
}

pub struct Batcher<S: Sink> {
    sink: S,
    size: usize,
    buffer: Vec<Row>,
}

impl<S: Sink> Batcher<S> {
    pub fn new(sink: S, size: usize) -> Batcher<S> {
        Batcher {
            sink,
            size,
            buffer: Vec::new(),
        }
    }

    pub fn push(&mut self, row: Row) -> Result<(), String> {
        self.buffer.push(row);
        if self.buffer.len() < self.size {
            return Ok(());
        }
        self.finish()
    }

    pub fn finish(&mut self) -> Result<(), String> {
        if self.buffer.is_empty() {
            return Ok(());
        }
        let batch = std::mem::take(&mut self.buffer);
        self.sink.insert_many(&batch)?;
        self.sink.commit();
        Ok(())
    }

    pub fn into_sink(self) -> S {
        self.sink
    }
}
