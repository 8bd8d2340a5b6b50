//! Rejected: a balance that would grow too large stops at the largest number instead of being an error

use std::collections::BTreeMap;

/// The balance of each account by name; who is not listed has 0.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ledger {
    /// Names and balances.
    pub balances: BTreeMap<String, u64>,
}

/// A transaction.
#[derive(Debug, Clone, PartialEq)]
pub enum Tx {
    /// Adds `amount` to `account`.
    Deposit { account: String, amount: u64 },
    /// Takes `amount` from `account`.
    Withdraw { account: String, amount: u64 },
    /// Moves `amount` from one account to another, or to itself.
    Transfer {
        from: String,
        to: String,
        amount: u64,
    },
}

/// Why a transaction is not possible: its index in the list, from 0, and the account concerned.
#[derive(Debug, Clone, PartialEq)]
pub enum TxError {
    /// The account has less than the amount.
    Insufficient { index: usize, account: String },
    /// The balance of the account would no longer fit into a `u64`.
    Overflow { index: usize, account: String },
}

/// What two calls tell about a function.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Verdict {
    /// Equal results, and no argument changed.
    LooksPure,
    /// Different results for equal arguments.
    NotDeterministic,
    /// At least one call changed its argument.
    MutatesArgument,
}

/// Carries out the transactions one by one on `ledger` and stops at the first that is not possible; what was done before
/// stays done.
pub fn apply_in_place(ledger: &mut Ledger, txs: &[Tx]) -> Result<(), TxError> {
    for (index, tx) in txs.iter().enumerate() {
        apply_one(ledger, index, tx)?;
    }
    Ok(())
}

/// The ledger that carrying out all transactions on `ledger` leads to, or the error of the first that is not possible.
pub fn apply_pure(ledger: &Ledger, txs: &[Tx]) -> Result<Ledger, TxError> {
    // Nobody else sees the copy, so the steps on it cannot be told from a pure computation.
    let mut next = ledger.clone();
    apply_in_place(&mut next, txs)?;
    Ok(next)
}

/// Calls `f` twice, each time with a fresh copy of `input`, and says what can be told from that.
pub fn verdict(f: &mut dyn FnMut(&mut Vec<i64>) -> i64, input: &[i64]) -> Verdict {
    let mut probe = || {
        let mut copy = input.to_vec();
        let result = f(&mut copy);
        (result, copy != input)
    };
    let (first, changed_first) = probe();
    let (second, changed_second) = probe();
    if changed_first || changed_second {
        Verdict::MutatesArgument
    } else if first != second {
        Verdict::NotDeterministic
    } else {
        Verdict::LooksPure
    }
}

/// Carries out one transaction. All that can go wrong is found out before the first change.
fn apply_one(ledger: &mut Ledger, index: usize, tx: &Tx) -> Result<(), TxError> {
    match tx {
        Tx::Deposit { account, amount } => {
            let sum = credited(ledger, account, *amount);
            ledger.balances.insert(account.clone(), sum);
        }
        Tx::Withdraw { account, amount } => {
            let rest = debited(ledger, index, account, *amount)?;
            ledger.balances.insert(account.clone(), rest);
        }
        Tx::Transfer { from, to, amount } => {
            let rest = debited(ledger, index, from, *amount)?;
            let sum = if from == to {
                rest + amount
            } else {
                credited(ledger, to, *amount)
            };
            ledger.balances.insert(from.clone(), rest);
            ledger.balances.insert(to.clone(), sum);
        }
    }
    Ok(())
}

/// The balance that `account` would have with `amount` more.
fn credited(ledger: &Ledger, account: &str, amount: u64) -> u64 {
    balance(ledger, account).saturating_add(amount)
}

/// The balance that `account` would have with `amount` less.
fn debited(ledger: &Ledger, index: usize, account: &str, amount: u64) -> Result<u64, TxError> {
    let rest = balance(ledger, account).checked_sub(amount);
    rest.ok_or_else(|| TxError::Insufficient {
        index,
        account: account.to_string(),
    })
}

fn balance(ledger: &Ledger, account: &str) -> u64 {
    ledger.balances.get(account).copied().unwrap_or(0)
}
