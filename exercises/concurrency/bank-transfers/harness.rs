//! Plays a script of bank operations, one a line, and reports what they gave.
//!
//! `new AMOUNT…`, `deposit A N`, `withdraw A N`, `withdraw-panic A N` (an audit that panics), `transfer A B N`, `balance A`,
//! `total`, `balances`, and with threads: `busy A B C` uses the accounts B and C while an audit holds A; `race A N ROUNDS`
//! withdraws from A within the audit of another withdrawal; `deposits A THREADS TIMES` deposits 1 each time;
//! `crossing A B N ROUNDS` transfers in both directions while A or B is held; `split A B C N ROUNDS` takes a total while B is
//! held and money moves from A to C; `ring THREADS TIMES N` transfers from each account to the next. The
//! races work on banks of their own that begin with the balances of this moment.
//!
//! No result depends on how the threads are scheduled. Waiting a moment only gives wrong answers the chance to show.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::grader::report;
use crate::solution::{Bank, BankError};

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut bank = Bank::new(Vec::new());
    let mut size = 0;
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let Some((operation, words)) = words.split_first() else {
            continue;
        };
        let numbers: Vec<u64> = words.iter().map(|word| number(word, line)).collect();
        let at: Vec<usize> = numbers.iter().map(|&n| n as usize).collect();
        let same = |size| -> Bank { Bank::new((0..size).map(|a| balance(&bank, a)).collect()) };
        match (*operation, &numbers[..]) {
            ("new", _) => {
                size = numbers.len();
                bank = Bank::new(numbers);
            }
            ("deposit", [_, amount]) => {
                report!("{line} -> {}", done(bank.deposit(at[0], *amount)));
            }
            ("withdraw", [_, amount]) => {
                let mut seen = Vec::new();
                let result: Result<bool, BankError> =
                    bank.withdraw(at[0], *amount, |balance| seen.push(balance));
                match result {
                    Ok(took) => report!("{line} -> {took}, audited {seen:?}"),
                    Err(error) => report!("{line} -> {}, audited {seen:?}", name(error)),
                }
            }
            ("withdraw-panic", [_, amount]) => {
                let attempt = || bank.withdraw(at[0], *amount, |_| panic!("the auditor objects"));
                let result: Result<Result<bool, BankError>, _> =
                    catch_unwind(AssertUnwindSafe(attempt));
                match result {
                    Err(_) => report!("{line} -> panicked"),
                    Ok(Ok(took)) => report!("{line} -> {took}"),
                    Ok(Err(error)) => report!("{line} -> {}", name(error)),
                }
            }
            ("transfer", [_, _, amount]) => {
                report!("{line} -> {}", done(bank.transfer(at[0], at[1], *amount)));
            }
            ("balance", [_]) => {
                let result: Result<u64, BankError> = bank.balance(at[0]);
                match result {
                    Ok(balance) => report!("{line} -> {balance}"),
                    Err(error) => report!("{line} -> {}", name(error)),
                }
            }
            ("total", []) => {
                let total: u64 = bank.total();
                report!("total -> {total}");
            }
            ("balances", []) => {
                let balances: Vec<u64> = (0..size).map(|account| balance(&bank, account)).collect();
                report!("balances -> {balances:?}");
            }
            ("busy", [_, _, _]) => busy(&bank, &at, line),
            ("race", [_, amount, rounds]) => {
                let (mut successes, mut panics) = (0, 0);
                for _ in 0..*rounds {
                    let outcomes = race(&same(size), at[0], *amount);
                    panics += outcomes.iter().filter(|outcome| outcome.is_none()).count();
                    successes += outcomes.iter().filter(|&&o| o == Some(true)).count();
                }
                report!("{line} -> {successes} successes, {panics} panics");
            }
            ("deposits", [_, threads, times]) => {
                thread::scope(|scope| {
                    for _ in 0..*threads {
                        let bank = bank.clone();
                        let account = at[0];
                        scope.spawn(move || {
                            for _ in 0..*times {
                                bank.deposit(account, 1).expect("nothing overflows");
                            }
                        });
                    }
                });
                report!("{line} -> {}", balance(&bank, at[0]));
            }
            ("crossing", [_, _, amount, rounds]) => {
                let mut wrong = 0;
                for round in 0..*rounds {
                    let bank = same(size);
                    let held = at[round as usize % 2];
                    crossing(&bank, at[0], at[1], held, *amount);
                    let kept = [at[0], at[1]].map(|a| balance(&bank, a));
                    wrong += usize::from(kept != [at[0], at[1]].map(|a| balance(&same(size), a)));
                }
                report!("{line} -> {wrong} times wrong in the end");
            }
            ("split", [_, _, _, amount, rounds]) => {
                let mut wrong = 0;
                for _ in 0..*rounds {
                    let bank = same(size);
                    let before: u64 = bank.total();
                    wrong += usize::from(split(&bank, &at, *amount) != before);
                }
                report!("{line} -> {wrong} totals wrong");
            }
            ("ring", [threads, times, amount]) => {
                let before: u64 = bank.total();
                let wrong = ring(&bank, size, *threads as usize, *times, *amount);
                report!(
                    "{line} -> {wrong}, total changed: {}",
                    before != bank.total()
                );
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// While an audit holds one account, another thread uses two others.
fn busy(bank: &Bank, at: &[usize], line: &str) {
    let (held, one, two) = (at[0], at[1], at[2]);
    let mut results = Vec::new();
    let took: Result<bool, BankError> = bank.withdraw(held, 1, |_| {
        let other = bank.clone();
        results = thread::scope(|scope| {
            let user = scope.spawn(move || {
                let results: Vec<Result<(), BankError>> = vec![
                    other.deposit(one, 10),
                    other.withdraw(two, 1, |_| {}).map(|_| ()),
                    other.transfer(one, two, 5),
                    other.transfer(two, one, 1),
                    other.balance(one).map(|_| ()),
                ];
                results
            });
            user.join()
                .expect("nothing panics while an account is held")
        });
    });
    let fine = results.iter().filter(|result| result.is_ok()).count();
    report!(
        "{line} -> {} of 5 operations meanwhile, {}",
        fine,
        took == Ok(true)
    );
}

/// Withdraws while another withdrawal is in its audit. `None` stands for a panic.
fn race(bank: &Bank, account: usize, amount: u64) -> [Option<bool>; 2] {
    let (go, may_go) = mpsc::channel();
    let (gone, has_gone) = mpsc::channel();
    let second_audit = &AtomicBool::new(false);
    thread::scope(|scope| {
        let second = scope.spawn(move || {
            may_go.recv().expect("the other thread says when");
            gone.send(()).expect("the other thread waits for it");
            bank.withdraw(account, amount, |_| {
                second_audit.store(true, Ordering::SeqCst)
            })
        });
        let first = catch_unwind(AssertUnwindSafe(|| {
            bank.withdraw(account, amount, |_| {
                go.send(()).expect("the second thread waits for it");
                has_gone.recv().expect("the second thread answers");
                nudge(|| second_audit.load(Ordering::SeqCst));
            })
        }));
        drop(go);
        [first.ok(), second.join().ok()].map(|result| result.and_then(Result::ok))
    })
}

/// Two threads transfer between two accounts in opposite directions, while a third one holds one of the accounts for a time.
fn crossing(bank: &Bank, one: usize, two: usize, held: usize, amount: u64) {
    let waiting = AtomicUsize::new(0);
    let ready = Barrier::new(3);
    thread::scope(|scope| {
        for (from, to) in [(one, two), (two, one)] {
            let (waiting, ready) = (&waiting, &ready);
            scope.spawn(move || {
                ready.wait();
                for _ in 0..20 {
                    waiting.fetch_add(1, Ordering::SeqCst);
                    bank.transfer(from, to, amount)
                        .expect("there is enough money");
                }
            });
        }
        let took = bank.withdraw(held, 0, |_| {
            ready.wait();
            nudge(|| waiting.load(Ordering::SeqCst) > 2);
        });
        assert_eq!(took, Ok(true), "nothing can be taken from any account");
    });
}

/// Takes a total that has to wait for the second account, while money moves from the first to the third.
fn split(bank: &Bank, at: &[usize], amount: u64) -> u64 {
    let counting = AtomicBool::new(false);
    thread::scope(|scope| {
        let (held, holding) = mpsc::channel();
        let (done, finished) = mpsc::channel();
        let counting = &counting;
        let holder = scope.spawn(move || {
            bank.withdraw(at[1], 0, |_| {
                held.send(()).expect("the main thread waits for it");
                finished.recv().expect("the main thread sends it");
            })
        });
        holding.recv().expect("the account is held at some time");
        let total = scope.spawn(move || {
            counting.store(true, Ordering::SeqCst);
            bank.total()
        });
        while !counting.load(Ordering::SeqCst) {
            thread::yield_now();
        }
        nudge(|| false);
        let mover = scope.spawn(move || bank.transfer(at[0], at[2], amount));
        nudge(|| mover.is_finished());
        done.send(()).expect("the holder waits for it");
        let moved = mover.join().expect("a transfer does not panic");
        assert_eq!(moved, Ok(()), "there is enough money");
        let held = holder.join().expect("a withdrawal does not panic");
        assert_eq!(held, Ok(true), "nothing can be taken from any account");
        total.join().expect("a total does not panic")
    })
}

/// Every thread transfers from its account to the next one, while totals are taken.
fn ring(bank: &Bank, size: usize, threads: usize, times: u64, amount: u64) -> String {
    let expected: u64 = bank.total();
    let left = AtomicUsize::new(threads);
    let mut wrong = 0;
    thread::scope(|scope| {
        for from in 0..threads {
            let left = &left;
            scope.spawn(move || {
                for _ in 0..times {
                    // Too little money is fine: the others will bring some.
                    let result = bank.transfer(from % size, (from + 1) % size, amount);
                    assert!(matches!(result, Ok(()) | Err(BankError::Insufficient)));
                }
                left.fetch_sub(1, Ordering::SeqCst);
            });
        }
        while left.load(Ordering::SeqCst) > 0 {
            wrong += usize::from(bank.total() != expected);
            thread::yield_now();
        }
    });
    format!("{wrong} totals wrong")
}

/// Lets other threads come as far as they can, for a moment or until it is enough.
fn nudge(enough: impl Fn() -> bool) {
    let since = Instant::now();
    while !enough() && since.elapsed() < Duration::from_millis(10) {
        thread::sleep(Duration::from_millis(1));
    }
}

fn balance(bank: &Bank, account: usize) -> u64 {
    let result: Result<u64, BankError> = bank.balance(account);
    result.expect("this account is there")
}

fn done(result: Result<(), BankError>) -> &'static str {
    match result {
        Ok(()) => "ok",
        Err(error) => name(error),
    }
}

fn name(error: BankError) -> &'static str {
    match error {
        BankError::NoSuchAccount => "no such account",
        BankError::Insufficient => "insufficient",
        BankError::Overflow => "overflow",
    }
}

fn number(word: &str, line: &str) -> u64 {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
