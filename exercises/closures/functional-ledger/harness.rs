//! Keeps a ledger and a list of transactions as a script says, applies the list with the learner's code in either way, and
//! lets it probe functions. For a probe it also reports what the function was given at each call.
//!
//! `ledger NAME=BALANCE...` sets the ledger and empties the list; `deposit A N`, `withdraw A N` and `transfer A B N`
//! append to the list; `clear` empties it; `in-place` and `pure` apply it; `probe FUNCTION NUMBER...` asks for a
//! verdict.

use crate::grader::report;
use crate::solution::{Ledger, Tx, TxError, Verdict, apply_in_place, apply_pure, verdict};

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is text");
    let mut ledger = Ledger::default();
    let mut txs: Vec<Tx> = Vec::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["ledger", ref accounts @ ..] => {
                ledger = Ledger::default();
                txs.clear();
                for account in accounts {
                    let Some((name, balance)) = account.split_once('=') else {
                        panic!("{account:?} is not NAME=BALANCE: {line:?}");
                    };
                    ledger
                        .balances
                        .insert(name.to_string(), number(balance, line));
                }
            }
            ["deposit", account, amount] => txs.push(Tx::Deposit {
                account: account.to_string(),
                amount: number(amount, line),
            }),
            ["withdraw", account, amount] => txs.push(Tx::Withdraw {
                account: account.to_string(),
                amount: number(amount, line),
            }),
            ["transfer", from, to, amount] => txs.push(Tx::Transfer {
                from: from.to_string(),
                to: to.to_string(),
                amount: number(amount, line),
            }),
            ["clear"] => txs.clear(),
            ["in-place"] => {
                let result: Result<(), TxError> = apply_in_place(&mut ledger, &txs);
                match result {
                    Ok(()) => report!("in-place -> ok"),
                    Err(error) => report!("in-place -> {}", text(&error)),
                }
                report!("  the ledger: {}", show(&ledger));
            }
            ["pure"] => {
                let result: Result<Ledger, TxError> = apply_pure(&ledger, &txs);
                match result {
                    Ok(next) => report!("pure -> {}", show(&next)),
                    Err(error) => report!("pure -> {}", text(&error)),
                }
                report!("  the ledger: {}", show(&ledger));
            }
            ["probe", function, ref numbers @ ..] => {
                let input: Vec<i64> = numbers.iter().map(|word| number(word, line)).collect();
                let mut given: Vec<String> = Vec::new();
                let answer = match probe(function, &input, &mut given, line) {
                    Verdict::LooksPure => "looks pure",
                    Verdict::NotDeterministic => "not deterministic",
                    Verdict::MutatesArgument => "mutates its argument",
                };
                report!("{line} -> {answer}; given {}", given.join(" and "));
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// Asks the learner's code about one of the functions that a script can name.
fn probe(function: &str, input: &[i64], given: &mut Vec<String>, line: &str) -> Verdict {
    let mut calls = 0;
    let mut f = |numbers: &mut Vec<i64>| -> i64 {
        calls += 1;
        given.push(format!("{numbers:?}"));
        let sum: i64 = numbers.iter().sum();
        match function {
            "sum" => sum,
            "sum-and-calls" => sum + calls,
            "sort" => {
                numbers.sort();
                sum
            }
            "push-and-pop" => {
                numbers.push(sum);
                numbers.pop().unwrap_or(0)
            }
            "push-at-first-call" => {
                if calls == 1 {
                    numbers.push(7);
                }
                sum
            }
            "push-at-second-call" => {
                if calls == 2 {
                    numbers.push(7);
                }
                sum
            }
            "push-and-count" => {
                numbers.push(calls);
                sum + calls
            }
            _ => panic!("no function is called {function:?}: {line:?}"),
        }
    };
    verdict(&mut f, input)
}

fn text(error: &TxError) -> String {
    match error {
        TxError::Insufficient { index, account } => format!("insufficient at {index}: {account}"),
        TxError::Overflow { index, account } => format!("overflow at {index}: {account}"),
    }
}

fn show(ledger: &Ledger) -> String {
    if ledger.balances.is_empty() {
        return "nobody".to_string();
    }
    let accounts: Vec<String> = ledger
        .balances
        .iter()
        .map(|(name, balance)| format!("{name}={balance}"))
        .collect();
    accounts.join(" ")
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
