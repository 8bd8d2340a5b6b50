//! Plays a script that builds, copies and changes lists, one operation a line.
//!
//! An item is a number or `@x`, the list called x. `list x ITEM …` makes a list, `push x ITEM` and `set x 0 ITEM` change
//! one, `shallow y x` and `deep y x` make a copy called y, `get y x 0` gives the list at that place of x the name y.
//! `show x …`, `same x y` and `sizes x` report. `levels x N` makes N lists, each but the last holding the next one twice, and
//! calls the outermost x; `down y x N` goes N lists down through first items and calls what it finds there y.

use crate::grader::report;
use crate::solution::{Item, List, deep, own_size, render, shallow, total_size};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut lists = Lists::default();
    for line in script.lines() {
        lists.line = line.to_string();
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["list", name, ref items @ ..] => {
                let items = items.iter().map(|word| lists.item(word)).collect();
                lists.name(name, new_list(items));
            }
            ["push", name, word] => {
                let item = lists.item(word);
                lists.find(name).borrow_mut().push(item);
            }
            ["set", name, at, word] => {
                let (at, item): (usize, Item) = (lists.number(at), lists.item(word));
                match lists.find(name).borrow_mut().get_mut(at) {
                    Some(place) => *place = item,
                    None => report!("{line} -> no such place"),
                }
            }
            ["get", name, from, at] => match lists.inner(from, lists.number(at)) {
                Some(inner) => lists.name(name, inner),
                None => report!("{line} -> no list there"),
            },
            ["shallow", name, from] => {
                let copy: List = shallow(&lists.find(from));
                lists.name(name, copy);
            }
            ["deep", name, from] => {
                let copy: List = deep(&lists.find(from));
                lists.name(name, copy);
            }
            ["show", ref names @ ..] => {
                for name in names {
                    let text: String = render(&lists.find(name));
                    report!("{name} = {text}");
                }
            }
            ["same", a, b] => {
                let same = Rc::ptr_eq(&lists.find(a), &lists.find(b));
                report!("{a} is {b}: {same}");
            }
            ["sizes", name] => {
                let list = lists.find(name);
                let (own, total): (usize, usize) = (own_size(&list), total_size(&list));
                report!("{name}: own {own} total {total}");
            }
            ["levels", name, count] => {
                let mut list = new_list(vec![Item::Int(1)]);
                for _ in 1..lists.number::<usize>(count) {
                    let twice = vec![Item::List(Rc::clone(&list)), Item::List(list)];
                    list = new_list(twice);
                }
                lists.name(name, list);
            }
            ["down", name, from, count] => {
                lists.name(name, lists.find(from));
                for _ in 0..lists.number::<usize>(count) {
                    match lists.inner(name, 0) {
                        Some(inner) => lists.name(name, inner),
                        None => report!("{line} -> no list there"),
                    }
                }
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
    // Lists that contain themselves are never freed, so the others need not be either.
    std::mem::forget(lists);
}

fn new_list(items: Vec<Item>) -> List {
    Rc::new(RefCell::new(items))
}

#[derive(Default)]
struct Lists {
    named: BTreeMap<String, List>,
    line: String,
}

impl Lists {
    fn name(&mut self, name: &str, list: List) {
        self.named.insert(name.to_string(), list);
    }

    fn find(&self, name: &str) -> List {
        match self.named.get(name) {
            Some(list) => Rc::clone(list),
            None => panic!("no list {name:?}: {:?}", self.line),
        }
    }

    fn inner(&self, name: &str, at: usize) -> Option<List> {
        match self.find(name).borrow().get(at) {
            Some(Item::List(list)) => Some(Rc::clone(list)),
            _ => None,
        }
    }

    fn item(&self, word: &str) -> Item {
        match word.strip_prefix('@') {
            Some(name) => Item::List(self.find(name)),
            None => Item::Int(self.number(word)),
        }
    }

    fn number<N: std::str::FromStr>(&self, word: &str) -> N {
        match word.parse() {
            Ok(number) => number,
            Err(_) => panic!("{word:?} is not a suitable number: {:?}", self.line),
        }
    }
}
