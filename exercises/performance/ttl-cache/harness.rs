//! Plays a script of cache operations and clock movements, one a line, and reports what each of them gave.
//!
//! `new MAXSIZE TTL` makes new caches, with the clock at 0; TTL may be `none`. `tick N` moves the clock. `put k 1`, `get k`,
//! `len`, `keys`, `clear` and `evictions` are the methods. `fib N` calls a recursive function through a cache of its own,
//! which `fib-keys` shows. `churn MAXSIZE TTL N` makes N operations on another cache, with a clock that moves.

use crate::grader::report;
use crate::solution::{TtlLru, cached};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

type Function = Rc<dyn Fn(u64) -> u64>;

struct World {
    clock: Rc<Cell<u64>>,
    cache: TtlLru<String, i64>,
    fib_cache: Rc<RefCell<TtlLru<u64, u64>>>,
    fib: Function,
    fib_runs: Rc<Cell<usize>>,
}

impl World {
    fn new(maxsize: usize, ttl: Option<u64>) -> World {
        let clock = Rc::new(Cell::new(0));
        let fib_cache = Rc::new(RefCell::new(TtlLru::new(maxsize, ttl, Rc::clone(&clock))));
        let fib_runs = Rc::new(Cell::new(0));
        let this_function: Rc<RefCell<Option<Function>>> = Rc::default();
        let (runs, itself) = (Rc::clone(&fib_runs), Rc::clone(&this_function));
        let plain: Rc<dyn Fn(&u64) -> u64> = Rc::new(move |&n| {
            runs.set(runs.get() + 1);
            let fib = itself.borrow().clone().expect("the function is there");
            if n < 2 { n } else { fib(n - 1) + fib(n - 2) }
        });
        let fib: Function = cached(Rc::clone(&fib_cache), plain);
        *this_function.borrow_mut() = Some(Rc::clone(&fib));
        World {
            cache: TtlLru::new(maxsize, ttl, Rc::clone(&clock)),
            clock,
            fib_cache,
            fib,
            fib_runs,
        }
    }
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut world = World::new(2, None);
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let cache = &mut world.cache;
        match words[..] {
            [] => {}
            ["new", maxsize, ttl] => {
                world = World::new(size(maxsize, line), limit(ttl, line));
                report!("{line}");
            }
            ["tick", n] => {
                world.clock.set(world.clock.get() + number::<u64>(n, line));
                report!("time {}", world.clock.get());
            }
            ["put", key, value] => cache.put(key.to_string(), number(value, line)),
            ["get", key] => {
                let value: Option<i64> = cache.get(&key.to_string());
                report!("{line} -> {value:?}");
            }
            ["len"] => {
                let (len, empty): (usize, bool) = (cache.len(), cache.is_empty());
                report!("len: {len}, empty: {empty}");
            }
            ["keys"] => {
                let keys: Vec<String> = cache.keys();
                report!("keys: {}", keys.join(" "));
            }
            ["clear"] => cache.clear(),
            ["evictions"] => {
                let evictions: u64 = cache.evictions();
                report!("evictions: {evictions}");
            }
            ["fib", n] => {
                let n: u64 = number(n, line);
                assert!(n <= 25, "this would take long with a small cache: {line:?}");
                world.fib_runs.set(0);
                let value: u64 = (world.fib)(n);
                report!("{line} -> {value}, {} runs", world.fib_runs.get());
            }
            ["fib-keys"] => {
                let keys: Vec<u64> = world.fib_cache.borrow_mut().keys();
                report!("fib-keys: {keys:?}");
            }
            ["churn", maxsize, ttl, rounds] => {
                churn(
                    size(maxsize, line),
                    limit(ttl, line),
                    number(rounds, line),
                    line,
                );
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// Reads and writes in an order that looks random and is always the same.
fn churn(maxsize: usize, ttl: Option<u64>, rounds: u64, line: &str) {
    let clock = Rc::new(Cell::new(0));
    let mut cache: TtlLru<u64, u64> = TtlLru::new(maxsize, ttl, Rc::clone(&clock));
    let range = 4 * maxsize as u64;
    let (mut seed, mut sum) = (12_345_u64, 0);
    for round in 0..rounds {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let key = (seed >> 33) % range;
        match (seed >> 20) % 4 {
            0 => {
                let value: Option<u64> = cache.get(&key);
                sum = (sum * 31 + value.map_or(0, |value| value + 1)) % 1_000_000_007;
            }
            _ => cache.put(key, round),
        }
        clock.set(clock.get() + (seed >> 40) % 3);
    }
    let order = cache
        .keys()
        .into_iter()
        .fold(0, |sum, key| (sum * 31 + key) % 1_000_000_007);
    let (len, evictions): (usize, u64) = (cache.len(), cache.evictions());
    report!("{line} -> {len} left, {evictions} evictions, answers {sum}, order {order}");
}

fn size(word: &str, line: &str) -> usize {
    let size = number(word, line);
    assert!(
        size > 0,
        "a cache has room for one entry at least: {line:?}"
    );
    size
}

fn limit(word: &str, line: &str) -> Option<u64> {
    (word != "none").then(|| number(word, line))
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
