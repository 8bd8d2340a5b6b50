//! Pure core against in-place procedure: the same transactions, once as steps on shared state and once as a function.

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
    todo!()
}

/// The ledger that carrying out all transactions on `ledger` leads to, or the error of the first that is not possible.
pub fn apply_pure(ledger: &Ledger, txs: &[Tx]) -> Result<Ledger, TxError> {
    todo!()
}

/// Calls `f` twice, each time with a fresh copy of `input`, and says what can be told from that.
pub fn verdict(f: &mut dyn FnMut(&mut Vec<i64>) -> i64, input: &[i64]) -> Verdict {
    todo!()
}
