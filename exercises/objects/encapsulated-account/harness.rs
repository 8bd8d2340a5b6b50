//! Opens accounts and uses them as a script says, one operation a line, and asks about names.
//!
//! `open A N`, `deposit A N`, `withdraw A N`, `scribble A`, which writes over the history that the account gave out,
//! `mangle CLASS NAME`, `visibility NAME`.

use crate::grader::report;
use crate::solution::bank::{AccountError, BankAccount};
use crate::solution::{Visibility, mangle, visibility};
use std::collections::HashMap;

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is text");
    let mut accounts: HashMap<String, BankAccount> = HashMap::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["open", name, opening] => {
                let opened: Result<BankAccount, AccountError> =
                    BankAccount::new(number(opening, line));
                match opened {
                    Ok(account) => {
                        report!("{line} -> ok, {}", show(&account));
                        accounts.insert(name.to_string(), account);
                    }
                    Err(error) => report!("{line} -> {}", text(error)),
                }
            }
            [
                how @ ("deposit" | "withdraw" | "scribble"),
                name,
                ref rest @ ..,
            ] => {
                let Some(account) = accounts.get_mut(name) else {
                    report!("{line} -> no such account");
                    continue;
                };
                let done: Result<(), AccountError> = match (how, rest) {
                    ("deposit", [amount]) => account.deposit(number(amount, line)),
                    ("withdraw", [amount]) => account.withdraw(number(amount, line)),
                    ("scribble", []) => {
                        let mut history: Vec<i64> = account.history();
                        history.iter_mut().for_each(|change| *change = 999);
                        history.push(999);
                        Ok(())
                    }
                    _ => panic!("malformed: {line:?}"),
                };
                match done {
                    Ok(()) => report!("{line} -> ok, {}", show(account)),
                    Err(error) => report!("{line} -> {}, {}", text(error), show(account)),
                }
            }
            ["mangle", class, name] => {
                let mangled: String = mangle(class, name);
                report!("{line} -> {mangled}");
            }
            ["visibility", name] => {
                let answer = match visibility(name) {
                    Visibility::Public => "public",
                    Visibility::Protected => "protected",
                    Visibility::Private => "private",
                    Visibility::Special => "special",
                };
                report!("{line} -> {answer}");
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

fn show(account: &BankAccount) -> String {
    let balance: i64 = account.balance();
    let history: Vec<i64> = account.history();
    format!("balance {balance} {history:?}")
}

fn text(error: AccountError) -> &'static str {
    match error {
        AccountError::NotPositive => "not positive",
        AccountError::Insufficient => "insufficient",
        AccountError::Overflow => "overflow",
    }
}

fn number(word: &str, line: &str) -> i64 {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
