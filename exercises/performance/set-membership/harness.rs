//! Plays a script of calls, one a line, and reports what each of them gave.
//!
//! Slices are words: `keep_valid a b a / a c`, `only_in_first … / …`, `in_exactly_one … / …`, `duplicates …`,
//! `first_repeats …`, `counts …`. `compare N M` runs all six on N and M items that count how often they are compared.
//! `large N` runs all six on N long texts. `define f double`, `undefine f` change what a name means; `apply_named f 1 2 3` and
//! `apply_current f 1 2 3` apply it, and `after N define f negate` or `after N undefine f` says what happens after value N.

use crate::grader::report;
use crate::solution::{
    Lookup, apply_current, apply_named, counts, duplicates, first_repeats, in_exactly_one,
    keep_valid, only_in_first,
};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};

/// An item that counts comparisons.
#[derive(Clone)]
struct Counted<'a> {
    value: usize,
    comparisons: &'a Cell<usize>,
}

impl PartialEq for Counted<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.comparisons.set(self.comparisons.get() + 1);
        self.value == other.value
    }
}

impl Eq for Counted<'_> {}

impl Hash for Counted<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

type Function = fn(i64) -> i64;

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let functions: RefCell<BTreeMap<String, Function>> = RefCell::default();
    let mut later: Vec<(usize, String)> = Vec::new();
    for line in script.lines() {
        let words: Vec<String> = line.split_whitespace().map(String::from).collect();
        let Some((operation, rest)) = words.split_first() else {
            continue;
        };
        let mut halves = rest.split(|word| word == "/");
        let (first, second) = (halves.next().unwrap_or(&[]), halves.next());
        match (operation.as_str(), first, second) {
            ("keep_valid", data, Some(valid)) => {
                let items: Vec<String> = keep_valid(data, valid);
                report!("{line} -> [{}]", items.join(", "));
            }
            ("only_in_first", a, Some(b)) => {
                let items: Vec<String> = only_in_first(a, b);
                report!("{line} -> [{}]", items.join(", "));
            }
            ("in_exactly_one", a, Some(b)) => {
                let items: Vec<String> = in_exactly_one(a, b);
                report!("{line} -> [{}]", items.join(", "));
            }
            ("duplicates", items, None) => {
                let items: Vec<String> = duplicates(items);
                report!("{line} -> [{}]", items.join(", "));
            }
            ("first_repeats", items, None) => {
                let items: Vec<String> = first_repeats(items);
                report!("{line} -> [{}]", items.join(", "));
            }
            ("counts", items, None) => {
                let items: Vec<(String, usize)> = counts(items);
                let items: Vec<String> = items
                    .iter()
                    .map(|(item, count)| format!("{item}: {count}"))
                    .collect();
                report!("{line} -> [{}]", items.join(", "));
            }
            ("compare", [n, m], None) => compare(number(n, line), number(m, line)),
            ("large", [n], None) => large(number(n, line)),
            ("define" | "undefine", change, None) => alter(&functions, &change.join(" ")),
            ("after", [at, _, change @ ..], None) => {
                later.push((number(at, line), change.join(" ")));
            }
            ("apply_named", [name, values @ ..], None) => {
                let values: Vec<i64> = values.iter().map(|word| number(word, line)).collect();
                let mut lookups = 0;
                let lookup: &mut Lookup<'_> = &mut |name: &str| {
                    lookups += 1;
                    functions.borrow().get(name).copied()
                };
                let results: Option<Vec<i64>> = apply_named(lookup, name, &values);
                report!("{line} -> {results:?}, {lookups} look-ups");
            }
            ("apply_current", [name, values @ ..], None) => {
                let values: Vec<i64> = values.iter().map(|word| number(word, line)).collect();
                let mut lookups = 0;
                let lookup: &mut Lookup<'_> = &mut |name: &str| {
                    lookups += 1;
                    functions.borrow().get(name).copied()
                };
                let mut positions = Vec::new();
                let after_each = &mut |at: usize| {
                    positions.push(at);
                    for (_, change) in later.iter().filter(|(after, _)| *after == at) {
                        alter(&functions, change);
                    }
                };
                let results: Option<Vec<i64>> = apply_current(lookup, name, &values, after_each);
                report!("{line} -> {results:?}, {lookups} look-ups, after each {positions:?}");
                later.clear();
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// Carries out `f double`, which defines, or `f`, which removes.
fn alter(functions: &RefCell<BTreeMap<String, Function>>, change: &str) {
    let (name, function): (&str, Function) = match change.split_once(' ') {
        None => {
            functions.borrow_mut().remove(change);
            return;
        }
        Some((name, "double")) => (name, |x| 2 * x),
        Some((name, "negate")) => (name, |x| -x),
        Some((name, "square")) => (name, |x| x * x),
        Some(_) => panic!("no such function: {change:?}"),
    };
    functions.borrow_mut().insert(name.to_string(), function);
}

fn compare(n: usize, m: usize) {
    let comparisons = Cell::new(0);
    let item = |value| Counted {
        value,
        comparisons: &comparisons,
    };
    // Every value of the first slice comes twice; about half of them occur in the second one, too.
    let a: Vec<Counted> = (0..n).map(|at| item(at * 7 % n.div_ceil(2))).collect();
    let b: Vec<Counted> = (0..m).map(|at| item(n / 4 + at)).collect();
    let check = |name: &str, length: usize, items: usize| {
        let count = comparisons.replace(0);
        match count <= 4 * items {
            true => report!("{name}: {length} items, few comparisons"),
            false => report!("{name}: {length} items, more than four comparisons for each item"),
        }
    };
    check("keep_valid", keep_valid(&a, &b).len(), n + m);
    check("only_in_first", only_in_first(&a, &b).len(), n + m);
    check("in_exactly_one", in_exactly_one(&a, &b).len(), n + m);
    check("duplicates", duplicates(&a).len(), n);
    check("first_repeats", first_repeats(&a).len(), n);
    check("counts", counts(&a).len(), n);
}

fn large(n: usize) {
    const PREFIX: &str = "a text with the number ";
    let text = |number: usize| format!("{PREFIX}{number}");
    let a: Vec<String> = (0..n).map(|at| text(at * 7_919 % n)).collect();
    let b: Vec<String> = (0..n).map(|at| text(n / 2 + at)).collect();
    let show = |name: &str, items: &[String]| {
        let sum = items.iter().enumerate().fold(0, |sum, (at, item)| {
            let value: usize = item[PREFIX.len()..]
                .parse()
                .expect("a number stands at the end");
            (sum + (at % 1_000) * value) % 1_000_000_007
        });
        report!("{name}: {} items, checksum {sum}", items.len());
    };
    show("keep_valid", &keep_valid(&a, &b));
    show("only_in_first", &only_in_first(&a, &b));
    show("in_exactly_one", &in_exactly_one(&a, &b));
    let twice = [&a[..], &b[..]].concat();
    show("duplicates", &duplicates(&twice));
    show("first_repeats", &first_repeats(&twice));
    let counted: Vec<(String, usize)> = counts(&twice);
    let repeated = counted.iter().filter(|(_, count)| *count == 2).count();
    report!("counts: {} values, {repeated} of them twice", counted.len());
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
