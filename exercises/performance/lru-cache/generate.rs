//! Scripts for LRU cache: five keys and limits from none to four, so that entries are often evicted, replaced, removed
//! and put again, and small numbers of Fibonacci in caches that are too small for them.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = new(random);
    for _ in 0..size {
        let key = random.pick(&["a", "b", "c", "d", "e"]);
        script += &match random.below(24) {
            0..8 => format!("put {key} {}\n", random.between(-3, 9)),
            8..12 => format!("get {key}\n"),
            12..14 => format!("peek {key}\n"),
            14..16 => format!("remove {key}\n"),
            16..18 => "keys\n".to_string(),
            18 => "stats\n".to_string(),
            19 => "clear\n".to_string(),
            20..22 => format!("fib {}\n", random.below(9)),
            22 => "fib-stats\nfib-keys\n".to_string(),
            _ if random.chance(30) => new(random),
            _ => "stats\n".to_string(),
        };
    }
    script + "keys\nstats\nfib-keys\nfib-stats\n"
}

fn new(random: &mut Random) -> String {
    let limit = random.pick(&["0", "1", "2", "3", "3", "4", "none"]);
    format!("new {limit}\n")
}
