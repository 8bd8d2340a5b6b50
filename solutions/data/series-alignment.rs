//! Labelled series: values that are found by label, reindexed, aligned and filled.

use std::collections::HashMap;

/// Labels in order, each with a value that may be missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    entries: Vec<(String, Option<i64>)>,
}

impl Series {
    /// The pairs as they are or, with an index, the labels of the index with the values that the pairs give them.
    pub fn from_pairs(pairs: &[(&str, Option<i64>)], index: Option<&[&str]>) -> Series {
        let entries = match index {
            None => pairs
                .iter()
                .map(|&(label, value)| (label.to_string(), value))
                .collect(),
            Some(index) => {
                // Of several pairs with one label, the map keeps the last.
                let values: HashMap<&str, Option<i64>> = pairs.iter().copied().collect();
                let value = |label| values.get(label).copied().flatten();
                index
                    .iter()
                    .map(|&label| (label.to_string(), value(label)))
                    .collect()
            }
        };
        Series { entries }
    }

    /// The labels in order.
    pub fn labels(&self) -> Vec<String> {
        self.entries
            .iter()
            .map(|(label, _)| label.clone())
            .collect()
    }

    /// The values in order.
    pub fn values(&self) -> Vec<Option<i64>> {
        self.entries.iter().map(|&(_, value)| value).collect()
    }

    /// The value of the first entry with this label: `None` without such an entry, `Some(None)` if
    /// its value is missing.
    pub fn get(&self, label: &str) -> Option<Option<i64>> {
        let entry = self.entries.iter().find(|(known, _)| known == label);
        entry.map(|&(_, value)| value)
    }

    /// The entry at a position; negative positions count from the end.
    pub fn at(&self, position: isize) -> Option<(String, Option<i64>)> {
        let position = match position {
            ..0 => self.entries.len().checked_add_signed(position)?,
            _ => position.unsigned_abs(),
        };
        self.entries.get(position).cloned()
    }

    /// The values of these labels, with `fill` for labels that the series does not have.
    pub fn reindex(&self, labels: &[&str], fill: Option<i64>) -> Result<Series, String> {
        let values = self.by_label()?;
        let value = |label| values.get(label).copied().unwrap_or(fill);
        let entries = labels
            .iter()
            .map(|&label| (label.to_string(), value(label)));
        Ok(Series {
            entries: entries.collect(),
        })
    }

    /// The sums of the values that have the same label.
    pub fn add(&self, other: &Series) -> Result<Series, String> {
        let (mine, theirs) = (self.by_label()?, other.by_label()?);
        let own_labels = self.entries.iter().map(|(label, value)| {
            let other = theirs.get(label.as_str()).copied().flatten();
            (label.clone(), value.zip(other).map(|(a, b)| a + b))
        });
        let further = other.entries.iter().map(|(label, _)| label);
        let further = further.filter(|label| !mine.contains_key(label.as_str()));
        let entries = own_labels.chain(further.map(|label| (label.clone(), None)));
        Ok(Series {
            entries: entries.collect(),
        })
    }

    /// How many values are missing.
    pub fn count_missing(&self) -> usize {
        self.entries
            .iter()
            .filter(|(_, value)| value.is_none())
            .count()
    }

    /// The entries whose values are not missing.
    pub fn drop_missing(&self) -> Series {
        let present = self.entries.iter().filter(|(_, value)| value.is_some());
        Series {
            entries: present.cloned().collect(),
        }
    }

    /// The series with `value` for each missing value.
    pub fn fill(&self, value: i64) -> Series {
        self.map_values(|known| known.or(Some(value)))
    }

    /// The series with the last present value in place of missing ones, at most `limit` times in a row.
    pub fn fill_forward(&self, limit: Option<usize>) -> Series {
        let mut last = None;
        let mut in_a_row = 0;
        self.map_values(|value| {
            if value.is_some() {
                (last, in_a_row) = (value, 0);
                return value;
            }
            in_a_row += 1;
            last.filter(|_| limit.is_none_or(|limit| in_a_row <= limit))
        })
    }

    /// The series with the mean of the present values, rounded down, for each missing one.
    pub fn fill_mean(&self) -> Series {
        let present: Vec<i64> = self
            .entries
            .iter()
            .filter_map(|&(_, value)| value)
            .collect();
        if present.is_empty() {
            return self.clone();
        }
        // With a positive divisor, div_euclid rounds down, also below 0.
        self.fill(present.iter().sum::<i64>().div_euclid(present.len() as i64))
    }

    /// The values by label, provided that no label repeats.
    fn by_label(&self) -> Result<HashMap<&str, Option<i64>>, String> {
        let entries = self.entries.iter();
        let values: HashMap<_, _> = entries
            .map(|(label, value)| (label.as_str(), *value))
            .collect();
        if values.len() < self.entries.len() {
            return Err("cannot reindex on an axis with duplicate labels".to_string());
        }
        Ok(values)
    }

    /// The same labels with what `f` makes of their values, in order.
    fn map_values(&self, mut f: impl FnMut(Option<i64>) -> Option<i64>) -> Series {
        let entries = self
            .entries
            .iter()
            .map(|(label, value)| (label.clone(), f(*value)));
        Series {
            entries: entries.collect(),
        }
    }
}
