//! Labelled series: values that are found by label, reindexed, aligned and filled.

/// Labels in order, each with a value that may be missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    // your fields
}

impl Series {
    /// The pairs as they are or, with an index, the labels of the index with the values that the pairs give them.
    pub fn from_pairs(pairs: &[(&str, Option<i64>)], index: Option<&[&str]>) -> Series {
        todo!()
    }

    /// The labels in order.
    pub fn labels(&self) -> Vec<String> {
        todo!()
    }

    /// The values in order.
    pub fn values(&self) -> Vec<Option<i64>> {
        todo!()
    }

    /// The value of the first entry with this label: `None` without such an entry, `Some(None)` if
    /// its value is missing.
    pub fn get(&self, label: &str) -> Option<Option<i64>> {
        todo!()
    }

    /// The entry at a position; negative positions count from the end.
    pub fn at(&self, position: isize) -> Option<(String, Option<i64>)> {
        todo!()
    }

    /// The values of these labels, with `fill` for labels that the series does not have.
    pub fn reindex(&self, labels: &[&str], fill: Option<i64>) -> Result<Series, String> {
        todo!()
    }

    /// The sums of the values that have the same label.
    pub fn add(&self, other: &Series) -> Result<Series, String> {
        todo!()
    }

    /// How many values are missing.
    pub fn count_missing(&self) -> usize {
        todo!()
    }

    /// The entries whose values are not missing.
    pub fn drop_missing(&self) -> Series {
        todo!()
    }

    /// The series with `value` for each missing value.
    pub fn fill(&self, value: i64) -> Series {
        todo!()
    }

    /// The series with the last present value in place of missing ones, at most `limit` times in a row.
    pub fn fill_forward(&self, limit: Option<usize>) -> Series {
        todo!()
    }

    /// The series with the mean of the present values, rounded down, for each missing one.
    pub fn fill_mean(&self) -> Series {
        todo!()
    }
}
