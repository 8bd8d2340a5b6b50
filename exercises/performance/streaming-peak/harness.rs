//! Plays a script of calls, one a line, and reports the result, the most items alive at once and how many were fetched.
//!
//! `values 3 1 2` sets the items for the operations after it; `values` may also be `count N` (0, 1, …, N-1), `mixed N` (N
//! values that look random) and `endless`, in each case after the word. `stats`, `top_k K`, `first_over LIMIT`,
//! `doubled_positives` and `median` are the functions. `plan PASSES WORD …` asks for a plan; the words are `access`,
//! `length`, `endless` and `stop`.

use crate::grader::report;
use crate::solution::{
    Need, Stats, Store, Value, doubled_positives, first_over, median, plan, stats, top_k,
};
use std::cell::Cell;

/// How many items were made, how many are alive, and how many were at most.
#[derive(Default)]
struct Counts {
    made: Cell<usize>,
    alive: Cell<usize>,
    peak: Cell<usize>,
}

struct Item<'a> {
    value: i64,
    counts: &'a Counts,
}

impl<'a> Item<'a> {
    fn new(value: i64, counts: &'a Counts) -> Item<'a> {
        counts.made.set(counts.made.get() + 1);
        counts.alive.set(counts.alive.get() + 1);
        counts.peak.set(counts.peak.get().max(counts.alive.get()));
        Item { value, counts }
    }
}

impl Value for Item<'_> {
    fn value(&self) -> i64 {
        self.value
    }
}

impl Drop for Item<'_> {
    fn drop(&mut self) {
        self.counts.alive.set(self.counts.alive.get() - 1);
    }
}

/// An iterator that tolerates no further call after its end, and that nobody can copy.
struct Source<'a> {
    values: Box<dyn Iterator<Item = i64>>,
    ended: bool,
    counts: &'a Counts,
}

impl<'a> Iterator for Source<'a> {
    type Item = Item<'a>;

    fn next(&mut self) -> Option<Item<'a>> {
        assert!(!self.ended, "`next` was called again after the end");
        let value = self.values.next();
        self.ended = value.is_none();
        Some(Item::new(value?, self.counts))
    }
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut values: Vec<&str> = Vec::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let counts = Counts::default();
        let source = || Source {
            values: stream(&values, line),
            ended: false,
            counts: &counts,
        };
        let result = match words[..] {
            [] => continue,
            ["values", ref rest @ ..] => {
                values = rest.to_vec();
                continue;
            }
            ["plan", passes, ref words @ ..] => {
                let need = Need {
                    passes: number(passes, line),
                    random_access: words.contains(&"access"),
                    length: words.contains(&"length"),
                    endless: words.contains(&"endless"),
                    early_stop: words.contains(&"stop"),
                };
                let store = match plan(&need) {
                    Store::Stream => "stream",
                    Store::Buffer => "buffer",
                    Store::Impossible => "impossible",
                };
                report!("{line} -> {store}");
                continue;
            }
            ["stats"] => match stats(source()) {
                Some(Stats {
                    count,
                    sum,
                    min,
                    max,
                }) => {
                    format!("{count} items, sum {sum}, {min} to {max}")
                }
                None => "none".to_string(),
            },
            ["top_k", k] => {
                let best: Vec<i64> = top_k(source(), number(k, line));
                match &best[..] {
                    [first, .., last] if best.len() > 20 => {
                        let ascents = best.windows(2).filter(|pair| pair[0] < pair[1]).count();
                        let sum = best
                            .iter()
                            .fold(0, |sum, value| (sum * 31 + value) % 1_000_000_007);
                        let length = best.len();
                        format!(
                            "{length} from {first} to {last}, {ascents} ascents, checksum {sum}"
                        )
                    }
                    _ => format!("{best:?}"),
                }
            }
            ["first_over", limit] => {
                let found: Option<i64> = first_over(source(), number(limit, line));
                format!("{found:?}")
            }
            ["doubled_positives"] => {
                let sum: Option<i64> = doubled_positives(source());
                format!("{sum:?}")
            }
            ["median"] => {
                let middle: Option<i64> = median(source());
                format!("{middle:?}")
            }
            _ => panic!("unknown operation: {line:?}"),
        };
        let (peak, made) = (counts.peak.get(), counts.made.get());
        // Whether k or k + 1 items are alive for the k largest is left open, and so is one or none.
        let allowed = if words[0] == "top_k" {
            number::<usize>(words[1], line) + 1
        } else {
            1
        };
        match peak <= allowed {
            true => report!("{line} -> {result}; {made} fetched"),
            false => report!("{line} -> {result}; {made} fetched, {peak} alive at once"),
        }
    }
}

fn stream(values: &[&str], line: &str) -> Box<dyn Iterator<Item = i64>> {
    match *values {
        ["count", n] => Box::new(0..number(n, line)),
        ["mixed", n] => {
            let n: i64 = number(n, line);
            Box::new((0..n).map(|at| (at * 7_919 + 31) % 1_009 - 500))
        }
        ["endless"] => Box::new(0..),
        _ => {
            let values: Vec<i64> = values.iter().map(|word| number(word, line)).collect();
            Box::new(values.into_iter())
        }
    }
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
