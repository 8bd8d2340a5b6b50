//! Pickles values and runs programs as a script says, one operation a line.
//!
//! `let NAME = VALUE` builds a value, written as in Python; names in it stand for what was built before (the same
//! container, not a copy). `append NAME VALUE`, `set NAME KEY VALUE` and `show NAME` work on such a value, `tower NAME LEVELS`
//! and `lists NAME COUNT` build large ones. `dump NAME as COPY` pickles a value, loads the program with nothing allowed and shows
//! the copy, `measure NAME as COPY` only counts its parts. `allow NAME ACTION` allows a function that gives back `first`
//! (its first argument), `list` or `sum` (of its arguments), or that fails (`fail`); `load OP...` runs a program.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::grader::report;
use crate::solution::{Op, Val, dumps, loads};

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is text");
    let mut values: HashMap<String, Val> = HashMap::new();
    let mut allowed: Vec<(String, String)> = Vec::new();
    for line in script.lines().filter(|line| !line.trim().is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["let", name, "=", ..] => {
                let (_, text) = line.split_once('=').expect("just seen");
                values.insert(name.to_string(), read(text, &values, line));
            }
            ["append", name, ..] => {
                let Val::List(list) = find(name, &values, line) else {
                    panic!("{name:?} is not a list: {line:?}");
                };
                let item = read(behind(line, 2), &values, line);
                list.borrow_mut().push(item);
            }
            ["set", name, key, ..] => {
                let Val::Dict(dict) = find(name, &values, line) else {
                    panic!("{name:?} is not a dict: {line:?}");
                };
                let value = read(behind(line, 3), &values, line);
                let mut entries = dict.borrow_mut();
                entries.retain(|(known, _)| known != key);
                entries.push((key.to_string(), value));
            }
            ["tower", name, levels] => {
                let mut top = list(Vec::new());
                for _ in 0..number::<usize>(levels, line) {
                    top = list(vec![top.clone(), top]);
                }
                values.insert(name.to_string(), top);
            }
            ["lists", name, count] => {
                let lists = (0..number(count, line)).map(|item| list(vec![Val::Int(item)]));
                values.insert(name.to_string(), list(lists.collect()));
            }
            ["show", name] => report!("{line} -> {}", show(&find(name, &values, line))),
            ["dump" | "measure", name, "as", copy] => {
                let original = find(name, &values, line);
                match pickle(&original) {
                    Ok((value, _)) if words[0] == "dump" => {
                        report!("{line} -> {}", show(&value));
                        values.insert(copy.to_string(), value);
                    }
                    Ok((value, parts)) => {
                        report!(
                            "{line} -> {} containers, {} items and entries, sum {}",
                            parts.containers.len(),
                            parts.items,
                            parts.sum
                        );
                        values.insert(copy.to_string(), value);
                    }
                    Err(message) => report!("{line} -> error: {message}"),
                }
            }
            ["allow", name, action @ ("first" | "list" | "sum" | "fail")] => {
                allowed.push((name.to_string(), action.to_string()));
            }
            ["load", ref ops @ ..] => {
                report!("{line}");
                let ops: Vec<Op> = ops.iter().map(|word| operation(word, line)).collect();
                match load(&ops, &allowed) {
                    Ok(value) => report!("  -> {}", show(&value)),
                    Err(message) => report!("  -> error: {message}"),
                }
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// Dumps and loads a value, and reports what is wrong with the program or the copy beyond its content.
fn pickle(original: &Val) -> Result<(Val, Parts), String> {
    let parts = Parts::of(original);
    let program = dumps(original);
    if program.len() > 10 * (parts.containers.len() + parts.items) + 10 {
        report!("  the program is too long");
    }
    let copy = loads(&program, &[], &mut |name, _| {
        report!("  call of {name}");
        Ok(Val::Int(0))
    })?;
    let own = Parts::of(&copy);
    if !own.containers.is_disjoint(&parts.containers) {
        report!("  the copy has containers of the original");
    }
    Ok((copy, own))
}

fn load(ops: &[Op], allowed: &[(String, String)]) -> Result<Val, String> {
    let names: Vec<&str> = allowed.iter().map(|(name, _)| name.as_str()).collect();
    loads(ops, &names, &mut |name, arguments| {
        // Shown as one list, so that one can see what the arguments have in common.
        report!("  call {name} {}", show(&list(arguments.to_vec())));
        let Some((_, action)) = allowed.iter().find(|(known, _)| known == name) else {
            return Ok(Val::Str("harm was done".to_string()));
        };
        match (action.as_str(), arguments) {
            ("list", _) => Ok(list(arguments.to_vec())),
            ("sum", _) => Ok(Val::Int(arguments.iter().map(integer).sum())),
            ("first", [first, ..]) => Ok(first.clone()),
            _ => Err(format!("{name} failed")),
        }
    })
}

fn integer(value: &Val) -> i64 {
    match value {
        Val::Int(number) => *number,
        _ => 0,
    }
}

/// What a value consists of, everything counted once however often it is referred to.
#[derive(Default)]
struct Parts {
    containers: HashSet<*const ()>,
    /// The containers that are referred to several times.
    shared: HashSet<*const ()>,
    items: usize,
    sum: i64,
}

impl Parts {
    fn of(value: &Val) -> Parts {
        let mut parts = Parts::default();
        parts.add(value);
        parts
    }

    fn add(&mut self, value: &Val) {
        self.sum += integer(value);
        let Some(address) = address(value) else {
            return;
        };
        if !self.containers.insert(address) {
            self.shared.insert(address);
            return;
        }
        let children = children(value);
        self.items += children.len();
        for (_, child) in children {
            self.add(&child);
        }
    }
}

fn address(value: &Val) -> Option<*const ()> {
    match value {
        Val::List(list) => Some(Rc::as_ptr(list).cast()),
        Val::Dict(dict) => Some(Rc::as_ptr(dict).cast()),
        Val::Int(_) | Val::Str(_) => None,
    }
}

/// The items of a list, or the entries of a dict with their keys.
fn children(value: &Val) -> Vec<(Option<String>, Val)> {
    match value {
        Val::List(list) => list
            .borrow()
            .iter()
            .map(|item| (None, item.clone()))
            .collect(),
        Val::Dict(dict) => dict
            .borrow()
            .iter()
            .map(|(key, value)| (Some(key.clone()), value.clone()))
            .collect(),
        Val::Int(_) | Val::Str(_) => Vec::new(),
    }
}

/// Writes a value as Python would. A container that is referred to several times is marked `&1` where it comes first
/// and is only `*1` afterwards.
fn show(value: &Val) -> String {
    let shared = Parts::of(value).shared;
    show_part(value, &shared, &mut HashMap::new())
}

fn show_part(
    value: &Val,
    shared: &HashSet<*const ()>,
    labels: &mut HashMap<*const (), usize>,
) -> String {
    let mut mark = String::new();
    if let Some(address) = address(value)
        && shared.contains(&address)
    {
        if let Some(label) = labels.get(&address) {
            return format!("*{label}");
        }
        labels.insert(address, labels.len() + 1);
        mark = format!("&{} ", labels.len());
    }
    let parts: Vec<String> = children(value)
        .iter()
        .map(|(key, child)| {
            let child = show_part(child, shared, labels);
            match key {
                Some(key) => format!("'{key}': {child}"),
                None => child,
            }
        })
        .collect();
    let parts = parts.join(", ");
    match value {
        Val::Int(number) => number.to_string(),
        Val::Str(text) => format!("'{text}'"),
        Val::List(_) => format!("{mark}[{parts}]"),
        Val::Dict(_) => format!("{mark}{{{parts}}}"),
    }
}

fn list(items: Vec<Val>) -> Val {
    Val::List(Rc::new(RefCell::new(items)))
}

fn find(name: &str, values: &HashMap<String, Val>, line: &str) -> Val {
    match values.get(name) {
        Some(value) => value.clone(),
        None => panic!("there is no {name:?}: {line:?}"),
    }
}

fn operation(word: &str, line: &str) -> Op {
    match word.split_once(':').unwrap_or((word, "")) {
        ("int", value) => Op::Int(number(value, line)),
        ("str", text) => Op::Str(text.to_string()),
        ("list", "") => Op::EmptyList,
        ("append", "") => Op::Append,
        ("dict", "") => Op::EmptyDict,
        ("setitem", "") => Op::SetItem,
        ("memo", value) => Op::Memo(number(value, line)),
        ("get", value) => Op::Get(number(value, line)),
        ("global", name) => Op::Global(name.to_string()),
        ("call", count) => Op::Call(number(count, line)),
        ("stop", "") => Op::Stop,
        _ => panic!("{word:?} is no operation of the machine: {line:?}"),
    }
}

/// What stands behind the first `count` words of a line.
fn behind(line: &str, count: usize) -> &str {
    let mut rest = line;
    for _ in 0..count {
        rest = match rest.trim_start().split_once(' ') {
            Some((_, rest)) => rest,
            None => panic!("a value is missing: {line:?}"),
        };
    }
    rest
}

fn read(text: &str, values: &HashMap<String, Val>, line: &str) -> Val {
    let mut reader = Reader {
        rest: text,
        values,
        line,
    };
    let value = reader.value();
    assert!(
        reader.rest.trim().is_empty(),
        "something stands behind the value: {line:?}"
    );
    value
}

struct Reader<'a> {
    rest: &'a str,
    values: &'a HashMap<String, Val>,
    line: &'a str,
}

impl Reader<'_> {
    fn eat(&mut self, mark: char) -> bool {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix(mark) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn expect(&mut self, mark: char) {
        assert!(
            self.eat(mark),
            "{mark:?} expected at {:?}: {:?}",
            self.rest,
            self.line
        );
    }

    fn value(&mut self) -> Val {
        if self.eat('\'') {
            return Val::Str(self.text());
        }
        if self.eat('[') {
            let mut items = Vec::new();
            while !self.eat(']') {
                items.push(self.value());
                if !self.eat(',') {
                    self.expect(']');
                    break;
                }
            }
            return list(items);
        }
        if self.eat('{') {
            let mut entries = Vec::new();
            while !self.eat('}') {
                self.expect('\'');
                let key = self.text();
                self.expect(':');
                entries.push((key, self.value()));
                if !self.eat(',') {
                    self.expect('}');
                    break;
                }
            }
            return Val::Dict(Rc::new(RefCell::new(entries)));
        }
        let end = self
            .rest
            .find(|c: char| !(c.is_alphanumeric() || c == '-'))
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        match word.parse() {
            Ok(number) => Val::Int(number),
            Err(_) => find(word, self.values, self.line),
        }
    }

    /// What stands before the closing quote.
    fn text(&mut self) -> String {
        let Some((text, rest)) = self.rest.split_once('\'') else {
            panic!("a closing quote is missing: {:?}", self.line);
        };
        self.rest = rest;
        text.to_string()
    }
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
