//! Makes functions with the learner's code and calls them as a script says, one operation a line.
//!
//! `adder NAME X`, `add NAME Y`, `counter NAME`, `next NAME`, `account NAME BALANCE`, `deposit NAME N`,
//! `withdraw NAME N`, `balance NAME`, `multiplier NAME`, `multiply NAME X`, `factor NAME`, `set NAME X`,
//! `late NAME N`, `early NAME N`, `call NAME`, and `drop PART NAME`, where PART is one of adder, counter, deposit,
//! withdraw, balance, multiply, factor, call.

use crate::grader::report;
use crate::solution::{Account, early, late, make_account, make_adder, make_counter, multiplier};
use std::cell::Cell;
use std::collections::HashMap;
use std::io::Read;
use std::rc::Rc;

type Numeric = Box<dyn Fn(i64) -> i64>;
type Withdraw = Box<dyn Fn(i64) -> Result<i64, String>>;

#[derive(Default)]
struct World {
    adders: HashMap<String, Numeric>,
    counters: HashMap<String, Box<dyn FnMut() -> u64>>,
    deposits: HashMap<String, Numeric>,
    withdrawals: HashMap<String, Withdraw>,
    balances: HashMap<String, Box<dyn Fn() -> i64>>,
    multipliers: HashMap<String, Numeric>,
    factors: HashMap<String, Rc<Cell<i64>>>,
    lists: HashMap<String, Vec<Box<dyn Fn() -> usize>>>,
}

pub fn run() {
    let mut script = String::new();
    std::io::stdin()
        .read_to_string(&mut script)
        .expect("the script is text");
    let mut world = World::default();
    for line in script.lines().filter(|line| !line.trim().is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        step(&mut world, line, &words);
    }
}

fn step(world: &mut World, line: &str, words: &[&str]) {
    match *words {
        ["adder", name, x] => {
            world.adders.insert(name.into(), make_adder(number(x)));
        }
        ["add", name, y] => {
            let sum = find(&mut world.adders, name)(number(y));
            report!("{line} -> {sum}");
        }
        ["counter", name] => {
            world.counters.insert(name.into(), make_counter());
        }
        ["next", name] => {
            let count = find(&mut world.counters, name)();
            report!("{line} -> {count}");
        }
        ["account", name, initial] => {
            let Account {
                deposit,
                withdraw,
                balance,
            } = make_account(number(initial));
            world.deposits.insert(name.into(), deposit);
            world.withdrawals.insert(name.into(), withdraw);
            world.balances.insert(name.into(), balance);
        }
        ["deposit", name, amount] => {
            let balance = find(&mut world.deposits, name)(number(amount));
            report!("{line} -> {balance}");
        }
        ["withdraw", name, amount] => match find(&mut world.withdrawals, name)(number(amount)) {
            Ok(balance) => report!("{line} -> {balance}"),
            Err(text) => report!("{line} -> error: {text}"),
        },
        ["balance", name] => {
            let balance = find(&mut world.balances, name)();
            report!("{line} -> {balance}");
        }
        ["multiplier", name] => {
            let (function, factor) = multiplier();
            world.multipliers.insert(name.into(), function);
            world.factors.insert(name.into(), factor);
        }
        ["multiply", name, x] => {
            let product = find(&mut world.multipliers, name)(number(x));
            report!("{line} -> {product}");
        }
        ["factor", name] => {
            let factor = find(&mut world.factors, name).get();
            report!("{line} -> {factor}");
        }
        ["set", name, x] => find(&mut world.factors, name).set(number(x)),
        ["late", name, n] => {
            world.lists.insert(name.into(), late(number(n)));
        }
        ["early", name, n] => {
            world.lists.insert(name.into(), early(number(n)));
        }
        ["call", name] => {
            let list = find(&mut world.lists, name);
            let results: Vec<String> = list.iter().map(|function| function().to_string()).collect();
            if results.is_empty() {
                report!("{line} -> no functions");
            } else {
                report!("{line} -> {}", results.join(" "));
            }
        }
        ["drop", part, name] => {
            let found = match part {
                "adder" => world.adders.remove(name).is_some(),
                "counter" => world.counters.remove(name).is_some(),
                "deposit" => world.deposits.remove(name).is_some(),
                "withdraw" => world.withdrawals.remove(name).is_some(),
                "balance" => world.balances.remove(name).is_some(),
                "multiply" => world.multipliers.remove(name).is_some(),
                "factor" => world.factors.remove(name).is_some(),
                "call" => world.lists.remove(name).is_some(),
                _ => panic!("script: nothing is called {part} in {line:?}"),
            };
            assert!(found, "script: nothing to drop at {line:?}");
        }
        _ => panic!("script: no such operation: {line:?}"),
    }
}

fn number<T: std::str::FromStr>(word: &str) -> T {
    match word.parse() {
        Ok(n) => n,
        Err(_) => panic!("script: not a number that fits here: {word:?}"),
    }
}

fn find<'a, T>(things: &'a mut HashMap<String, T>, name: &str) -> &'a mut T {
    match things.get_mut(name) {
        Some(thing) => thing,
        None => panic!("script: nothing of this kind is called {name:?}"),
    }
}
