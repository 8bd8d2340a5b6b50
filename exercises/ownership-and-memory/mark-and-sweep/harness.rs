//! Plays a script of heap operations, one a line, and reports what each of them gave.
//!
//! `alloc N` makes N objects. `chain N` makes N objects, each referring to the next one; `tower N` makes N objects, each
//! referring to the one before. `link A B`, `unlink A B`, `root A`, `unroot A`, `collect`, `live`, `who A` (referents and
//! referrers) and `why A` are the methods. Objects that are not there are never passed on. Long lists are shortened.

use crate::grader::report;
use crate::solution::Heap;

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut heap = Heap::new();
    let mut there: Vec<bool> = Vec::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let Some((&operation, numbers)) = words.split_first() else {
            continue;
        };
        let numbers: Vec<usize> = numbers.iter().map(|word| number(word, line)).collect();
        if !matches!(operation, "alloc" | "chain" | "tower")
            && numbers
                .iter()
                .any(|&id| !there.get(id).is_some_and(|&there| there))
        {
            report!("{line} -> no such object");
            continue;
        }
        match (operation, &numbers[..]) {
            ("alloc", &[count]) => {
                let made: Vec<usize> = (0..count).map(|_| heap.alloc()).collect();
                report!("{line} -> {}", list(&made));
                note(&mut there, &made, true);
            }
            ("chain", &[count]) => {
                let made: Vec<usize> = (0..count).map(|_| heap.alloc()).collect();
                made.windows(2).for_each(|pair| heap.link(pair[0], pair[1]));
                report!("{line} -> {}", list(&made));
                note(&mut there, &made, true);
            }
            ("tower", &[count]) => {
                let made: Vec<usize> = (0..count).map(|_| heap.alloc()).collect();
                made.windows(2).for_each(|pair| heap.link(pair[1], pair[0]));
                report!("{line} -> {}", list(&made));
                note(&mut there, &made, true);
            }
            ("link", &[from, to]) => heap.link(from, to),
            ("unlink", &[from, to]) => {
                let removed: bool = heap.unlink(from, to);
                report!("{line} -> {removed}");
            }
            ("root", &[id]) => heap.add_root(id),
            ("unroot", &[id]) => heap.remove_root(id),
            ("collect", []) => {
                let freed: Vec<usize> = heap.collect();
                report!("freed: {}", list(&freed));
                note(&mut there, &freed, false);
            }
            ("live", []) => {
                let live: usize = heap.live();
                report!("live: {live}");
            }
            ("who", &[id]) => {
                let (to, from): (Vec<usize>, Vec<usize>) = (heap.referents(id), heap.referrers(id));
                report!(
                    "{id} refers to: {}; referred to by: {}",
                    list(&to),
                    list(&from)
                );
            }
            ("why", &[id]) => {
                let path: Option<Vec<usize>> = heap.why_alive(id);
                match path {
                    Some(path) => report!("{line} -> path: {}", list(&path)),
                    None => report!("{line} -> no path"),
                }
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// Keeps a record of which objects are there, as far as the heap's own answers tell.
fn note(there: &mut Vec<bool>, numbers: &[usize], is_there: bool) {
    for &id in numbers {
        assert!(id < 1_000_000, "{id} is no number of an object");
        if id >= there.len() {
            there.resize(id + 1, false);
        }
        there[id] = is_there;
    }
}

fn list(numbers: &[usize]) -> String {
    match numbers {
        [] => "none".to_string(),
        [first, .., last] if numbers.len() > 20 => {
            let sum = numbers.iter().enumerate().fold(0, |sum, (at, number)| {
                (sum + at % 1_000 * (number % 10_000)) % 1_000_000_007
            });
            let count = numbers.len();
            format!("{count} objects from {first} to {last}, checksum {sum}")
        }
        _ => {
            let words: Vec<String> = numbers.iter().map(usize::to_string).collect();
            words.join(" ")
        }
    }
}

fn number(word: &str, line: &str) -> usize {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
