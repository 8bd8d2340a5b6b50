//! Chunks, partial results and batches: work through rows that do not all fit into memory at once.

use std::collections::BTreeMap;

/// One row of the data set.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The group it belongs to.
    pub category: String,
    /// Its value, or `None` if the value is missing.
    pub value: Option<i64>,
}

/// What is known about the rows of one category so far.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Partial {
    /// The sum of the values present.
    pub sum: i64,
    /// How many values are present.
    pub values: u64,
    /// How many rows there are, with or without a value.
    pub rows: u64,
}

/// The mean of the values present, rounded down, or `None` if there are none.
pub fn mean(p: &Partial) -> Option<i64> {
    // `/` would round towards zero; with a positive divisor `div_euclid` rounds down.
    (p.values > 0).then(|| p.sum.div_euclid(p.values as i64))
}

/// What `rows` say about each of their categories.
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

/// The results of several chunks, put together as if all their rows had been one chunk.
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

/// Goes through all rows in chunks of at most `chunk` rows (0 counts as 1). Returns what they say about each category,
/// and the number of rows in the largest chunk.
pub fn process(
    mut rows: impl Iterator<Item = Row>,
    chunk: usize,
) -> (BTreeMap<String, Partial>, usize) {
    let mut total = BTreeMap::new();
    let mut largest = 0;
    loop {
        // `by_ref` lends the iterator to `take`, so the rows after this chunk are still there afterwards.
        let held: Vec<Row> = rows.by_ref().take(chunk.max(1)).collect();
        if held.is_empty() {
            return (total, largest);
        }
        largest = largest.max(held.len());
        add(&mut total, &group_chunk(&held));
    }
}

/// Where finished rows go, such as a database.
pub trait Sink {
    /// Takes all of `rows`, or none of them and says why.
    fn insert_many(&mut self, rows: &[Row]) -> Result<(), String>;

    /// Makes the rows taken since the last commit final.
    fn commit(&mut self);
}

/// Collects rows and gives them to a sink in batches.
pub struct Batcher<S: Sink> {
    sink: S,
    size: usize,
    buffer: Vec<Row>,
}

impl<S: Sink> Batcher<S> {
    /// A batcher with an empty buffer that sends as soon as `size` rows are in it. `size` is at least 1.
    pub fn new(sink: S, size: usize) -> Batcher<S> {
        Batcher {
            sink,
            size,
            buffer: Vec::new(),
        }
    }

    /// Puts `row` into the buffer, and sends the whole buffer if it then holds at least `size` rows.
    /// After an error of the sink, all rows are still in the buffer, this one included.
    pub fn push(&mut self, row: Row) -> Result<(), String> {
        self.buffer.push(row);
        if self.buffer.len() < self.size {
            return Ok(());
        }
        self.finish()
    }

    /// Sends what is in the buffer, if there is anything. After an error all rows are still there.
    pub fn finish(&mut self) -> Result<(), String> {
        if self.buffer.is_empty() {
            return Ok(());
        }
        // Only a batch that the sink has accepted leaves the buffer.
        self.sink.insert_many(&self.buffer)?;
        self.sink.commit();
        self.buffer.clear();
        Ok(())
    }

    /// Gives the sink back without sending anything.
    pub fn into_sink(self) -> S {
        self.sink
    }
}
