//! Locks, races and lock order: a bank whose accounts many threads use at once.

/// Why something could not be done. Leave this type as it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum BankError {
    /// There is no account with this number.
    NoSuchAccount,
    /// The account holds too little.
    Insufficient,
    /// The account would hold more than a `u64` can.
    Overflow,
}

/// A handle to the accounts of a bank; clones are handles to the same accounts.
#[derive(Clone)]
pub struct Bank {
    // your fields
}

impl Bank {
    /// A bank whose accounts 0, 1, 2, … hold these amounts.
    pub fn new(balances: Vec<u64>) -> Bank {
        todo!()
    }

    /// Adds to an account.
    pub fn deposit(&self, account: usize, amount: u64) -> Result<(), BankError> {
        todo!()
    }

    /// Takes from an account if it holds enough, and tells whether it did. `audit` sees the balance before that.
    pub fn withdraw(
        &self,
        account: usize,
        amount: u64,
        audit: impl FnOnce(u64),
    ) -> Result<bool, BankError> {
        todo!()
    }

    /// Moves money from one account to another in one step.
    pub fn transfer(&self, from: usize, to: usize, amount: u64) -> Result<(), BankError> {
        todo!()
    }

    /// What an account holds.
    pub fn balance(&self, account: usize) -> Result<u64, BankError> {
        todo!()
    }

    /// What all accounts hold together at one moment.
    pub fn total(&self) -> u64 {
        todo!()
    }
}
