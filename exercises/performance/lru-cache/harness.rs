//! Plays a script of cache operations, one a line, and reports what each of them gave.

use crate::grader::report;
use crate::solution::{LruCache, cached_fib};

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut words: LruCache<String, i64> = LruCache::new(None);
    let mut numbers: LruCache<u64, u64> = LruCache::new(None);
    for line in script.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        match parts[..] {
            [] => {}
            ["new", max] => {
                words = LruCache::new(limit(max, line));
                numbers = LruCache::new(limit(max, line));
                report!("new {max}");
            }
            ["get", key] => {
                let value: Option<i64> = words.get(&key.to_string());
                report!("get {key} -> {value:?}");
            }
            ["peek", key] => {
                let value: Option<&i64> = words.peek(&key.to_string());
                report!("peek {key} -> {value:?}");
            }
            ["put", key, value] => {
                let value: i64 = number(value, line);
                let old: Option<i64> = words.put(key.to_string(), value);
                report!("put {key} {value} -> {old:?}");
            }
            ["remove", key] => {
                let value: Option<i64> = words.remove(&key.to_string());
                report!("remove {key} -> {value:?}");
            }
            ["keys"] => {
                let keys: Vec<String> = words.keys();
                report!("keys: {}", keys.join(" "));
            }
            ["stats"] => {
                let (hits, misses, entries): (u64, u64, usize) = words.stats();
                report!("stats: {hits} hits {misses} misses {entries} entries");
            }
            ["clear"] => {
                words.clear();
                numbers.clear();
                report!("clear");
            }
            ["fib", n] => {
                let n: u64 = number(n, line);
                assert!(
                    n <= 93,
                    "fib of more than 93 does not fit into a u64: {line:?}"
                );
                let (value, computed): (u64, u64) = cached_fib(&mut numbers, n);
                report!("fib {n} -> {value} ({computed} computed)");
            }
            ["fib-keys"] => {
                let keys: Vec<u64> = numbers.keys();
                let keys: Vec<String> = keys.iter().map(u64::to_string).collect();
                report!("fib-keys: {}", keys.join(" "));
            }
            ["fib-stats"] => {
                let (hits, misses, entries): (u64, u64, usize) = numbers.stats();
                report!("fib-stats: {hits} hits {misses} misses {entries} entries");
            }
            ["churn", max, rounds] => churn(limit(max, line), number(rounds, line), line),
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// Mixed operations on a cache of its own, in an order that looks random and is always the same.
fn churn(max: Option<usize>, rounds: u64, line: &str) {
    let mut cache: LruCache<u64, u64> = LruCache::new(max);
    // Twice as many keys as there are places, so that there are hits, misses and evictions.
    let range = 2 * max.unwrap_or(50) as u64 + 1;
    let mut seed = 12_345_u64;
    let mut sum = 0_u64;
    for round in 0..rounds {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let key = (seed >> 33) % range;
        let answer: Option<u64> = match (seed >> 20) % 16 {
            0..6 => cache.get(&key),
            6..14 => cache.put(key, round),
            14 => cache.peek(&key).copied(),
            _ => cache.remove(&key),
        };
        sum = mix(sum, answer.map_or(0, |value| value + 1));
    }
    let (hits, misses, entries): (u64, u64, usize) = cache.stats();
    let order = cache.keys().into_iter().fold(0, mix);
    report!("{line} -> {hits} hits {misses} misses {entries} entries, answers {sum} order {order}");
}

fn mix(sum: u64, value: u64) -> u64 {
    (sum * 31 + value) % 1_000_000_007
}

fn limit(word: &str, line: &str) -> Option<usize> {
    (word != "none").then(|| number(word, line))
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
