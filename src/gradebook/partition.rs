//! A share of the work: the same list of submissions, divided among several machines that need not talk.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::digest::Digest;

/// The share `number` of `of`, written `1/4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Partition {
    number: u32,
    of: u32,
}

impl Partition {
    /// Whether what this student handed in for this exercise belongs to the share. That depends on the two names alone,
    /// so every machine agrees, and a submission that comes or goes moves no other.
    pub fn holds(self, student: &str, exercise: &str) -> bool {
        let place = Digest::of(&[student, exercise]).short().number() % u64::from(self.of);
        place + 1 == u64::from(self.number)
    }
}

impl fmt::Display for Partition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

impl FromStr for Partition {
    type Err = String;

    fn from_str(text: &str) -> Result<Partition, String> {
        let numbers = text
            .split_once('/')
            .and_then(|(number, of)| Some((number.parse::<u32>().ok()?, of.parse::<u32>().ok()?)));
        match numbers {
            Some((number, of)) if (1..=of).contains(&number) => Ok(Partition { number, of }),
            _ => Err("write `1/4` for the first of four shares".to_owned()),
        }
    }
}

impl From<Partition> for String {
    fn from(partition: Partition) -> String {
        partition.to_string()
    }
}

impl TryFrom<String> for Partition {
    type Error = String;

    fn try_from(text: String) -> Result<Partition, String> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_submission_belongs_to_one_share_and_shares_are_even() {
        let shares: Vec<Partition> = (1..=4).map(|number| Partition { number, of: 4 }).collect();
        let mut sizes = [0; 4];
        for student in 0..1000 {
            let student = format!("student-{student}");
            let holders = shares.iter().enumerate();
            let holders: Vec<usize> = holders
                .filter(|(_, share)| share.holds(&student, "basics/adder"))
                .map(|(place, _)| place)
                .collect();
            assert_eq!(holders.len(), 1);
            sizes[holders[0]] += 1;
        }
        assert!(
            sizes.iter().all(|size| (200..300).contains(size)),
            "{sizes:?}"
        );
    }

    #[test]
    fn shares_are_numbered_from_one() {
        assert_eq!("4/4".parse::<Partition>().unwrap().to_string(), "4/4");
        for wrong in ["0/4", "5/4", "1/0", "1", "a/b", "1/4/4"] {
            assert!(wrong.parse::<Partition>().is_err(), "{wrong}");
        }
    }
}
