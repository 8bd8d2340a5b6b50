//! Plays a script that makes handles and asks how they compare, one operation a line.
//!
//! Vectors: `list a 1 2`, `clone b a`, `push a 3` (a copy of its own if the object is shared), `compare a b`,
//! `groups a b c …`. Floats: `float x 0.5`, `clone-float y x`, `in x a b c …` (is x in the list of the others?). Numbers:
//! `int n 257`, `constant n UNIT 257`, `same-int n m`, `value n`. Texts: `intern s TEXT`, `fresh s TEXT`, `same-text s t`,
//! `interned`; a text is written in single quotes. `runtime` starts a new runtime and keeps the old handles, `forget n` drops one.

use crate::grader::report;
use crate::solution::{Runtime, compare, equality_groups, identity_groups, py_contains};
use std::collections::BTreeMap;
use std::rc::Rc;

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut lists: BTreeMap<String, Rc<Vec<i64>>> = BTreeMap::new();
    let mut floats: BTreeMap<String, Rc<f64>> = BTreeMap::new();
    let mut ints: BTreeMap<String, Rc<i64>> = BTreeMap::new();
    let mut texts: BTreeMap<String, Rc<str>> = BTreeMap::new();
    let mut runtime = Runtime::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["list", name, ref items @ ..] => {
                let items = items.iter().map(|word| number(word, line)).collect();
                lists.insert(name.to_string(), Rc::new(items));
            }
            ["clone", name, from] => {
                let handle = find(&lists, from, line);
                lists.insert(name.to_string(), handle);
            }
            ["push", name, item] => {
                let Some(list) = lists.get_mut(name) else {
                    panic!("nothing is called {name:?}: {line:?}");
                };
                Rc::make_mut(list).push(number(item, line));
            }
            ["compare", a, b] => {
                let (equal, same): (bool, bool) =
                    compare(&find(&lists, a, line), &find(&lists, b, line));
                report!("{a} == {b}: {equal}, {a} is {b}: {same}");
            }
            ["groups", ref names @ ..] => {
                let items: Vec<Rc<Vec<i64>>> =
                    names.iter().map(|name| find(&lists, name, line)).collect();
                let (by_identity, by_value): (Vec<usize>, Vec<usize>) =
                    (identity_groups(&items), equality_groups(&items));
                report!("{line} -> by identity {by_identity:?}, by value {by_value:?}");
            }
            ["float", name, value] => {
                floats.insert(name.to_string(), Rc::new(number(value, line)));
            }
            ["clone-float", name, from] => {
                let handle = find(&floats, from, line);
                floats.insert(name.to_string(), handle);
            }
            ["in", x, ref names @ ..] => {
                let items: Vec<Rc<f64>> =
                    names.iter().map(|name| find(&floats, name, line)).collect();
                let found: bool = py_contains(&items, &find(&floats, x, line));
                report!("{x} in [{}]: {found}", names.join(", "));
            }
            ["int", name, value] => {
                let object: Rc<i64> = runtime.int(number(value, line));
                ints.insert(name.to_string(), object);
            }
            ["constant", name, unit, value] => {
                let object: Rc<i64> = runtime.constant(number(unit, line), number(value, line));
                ints.insert(name.to_string(), object);
            }
            ["forget", name] => {
                ints.remove(name);
            }
            ["value", name] => report!("{name} = {}", find(&ints, name, line)),
            ["same-int", a, b] => {
                let same = Rc::ptr_eq(&find(&ints, a, line), &find(&ints, b, line));
                report!("{a} is {b}: {same}");
            }
            ["intern", name, ..] => {
                let object: Rc<str> = runtime.intern(quoted(line));
                texts.insert(name.to_string(), object);
            }
            ["fresh", name, ..] => {
                let object: Rc<str> = runtime.fresh(quoted(line));
                texts.insert(name.to_string(), object);
            }
            ["same-text", a, b] => {
                let (s, t) = (find(&texts, a, line), find(&texts, b, line));
                let same = Rc::ptr_eq(&s, &t);
                report!("{a} is {b}: {same} ({s:?}, {t:?})");
            }
            ["interned"] => {
                let count: usize = runtime.interned();
                report!("interned: {count}");
            }
            ["runtime"] => runtime = Runtime::new(),
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

fn find<T: ?Sized>(named: &BTreeMap<String, Rc<T>>, name: &str, line: &str) -> Rc<T> {
    match named.get(name) {
        Some(handle) => Rc::clone(handle),
        None => panic!("nothing is called {name:?}: {line:?}"),
    }
}

fn quoted(line: &str) -> &str {
    let text = line
        .split_once('\'')
        .and_then(|(_, rest)| rest.strip_suffix('\''));
    match text {
        Some(text) => text,
        None => panic!("no text in single quotes: {line:?}"),
    }
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
