//! Plays a script of definitions, calls and changes of lists, one a line, and shows all lists at the end of it.

use crate::grader::report;
use crate::solution::{List, PyFn};
use std::collections::BTreeMap;
use std::rc::Rc;

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut functions: BTreeMap<String, PyFn> = BTreeMap::new();
    let mut lists: BTreeMap<String, List> = BTreeMap::new();
    for line in script.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        match parts[..] {
            [] => {}
            ["def-shared", name] => {
                functions.insert(name.to_string(), PyFn::def_shared());
                report!("{line}");
            }
            ["def-none", name] => {
                functions.insert(name.to_string(), PyFn::def_none());
                report!("{line}");
            }
            ["list", name, ref items @ ..] => {
                let items = items.iter().map(|item| number(item, line)).collect();
                lists.insert(name.to_string(), Rc::new(std::cell::RefCell::new(items)));
                report!("{line}");
            }
            // The list that a call returns gets a name.
            ["call", function, item, result, ref target @ ..] => {
                let Some(called) = functions.get(function) else {
                    report!("{line} -> no such function");
                    continue;
                };
                let target = match *target {
                    [] => None,
                    [target] => {
                        let Some(target) = lists.get(target) else {
                            report!("{line} -> no such list");
                            continue;
                        };
                        Some(Rc::clone(target))
                    }
                    _ => panic!("a call has one target at most: {line:?}"),
                };
                let list: List = called.call(number(item, line), target);
                report!("{line} -> {:?}", contents(&list));
                lists.insert(result.to_string(), list);
            }
            ["default-len", function] => match functions.get(function) {
                Some(function) => {
                    let len: Option<usize> = function.default_len();
                    report!("{line} -> {len:?}");
                }
                None => report!("{line} -> no such function"),
            },
            ["append", list, item] => match lists.get(list) {
                Some(list) => {
                    list.borrow_mut().push(number(item, line));
                    report!("{line} -> {:?}", contents(list));
                }
                None => report!("{line} -> no such list"),
            },
            ["clear", list] => match lists.get(list) {
                Some(list) => {
                    list.borrow_mut().clear();
                    report!("{line} -> {:?}", contents(list));
                }
                None => report!("{line} -> no such list"),
            },
            ["drop", list] => {
                lists.remove(list);
                report!("{line}");
            }
            ["drop-function", function] => {
                functions.remove(function);
                report!("{line}");
            }
            ["show"] => {
                for (name, list) in &lists {
                    let same = lists.iter().filter(|(other, _)| *other != name);
                    let same = same.filter(|(_, other)| Rc::ptr_eq(list, other));
                    let same: String = same.map(|(other, _)| format!(" {other}")).collect();
                    let same = if same.is_empty() { " no other" } else { &same };
                    report!("  {name} = {:?}, same list as{same}", contents(list));
                }
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

fn contents(list: &List) -> Vec<i64> {
    list.borrow().clone()
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
