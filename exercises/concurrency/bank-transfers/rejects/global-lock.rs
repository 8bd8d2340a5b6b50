//! Rejected: one lock for the whole bank is the safest

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

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
    accounts: Arc<[Mutex<u64>]>,
    all: Arc<Mutex<()>>,
}

impl Bank {
    /// A bank whose accounts 0, 1, 2, … hold these amounts.
    pub fn new(balances: Vec<u64>) -> Bank {
        Bank {
            accounts: balances.into_iter().map(Mutex::new).collect(),
            all: Arc::default(),
        }
    }

    /// Adds to an account.
    pub fn deposit(&self, account: usize, amount: u64) -> Result<(), BankError> {
        let _all = lock_all(&self.all);
        let mut balance = self.lock(account)?;
        *balance = balance.checked_add(amount).ok_or(BankError::Overflow)?;
        Ok(())
    }

    /// Takes from an account if it holds enough, and tells whether it did. `audit` sees the balance before that.
    pub fn withdraw(
        &self,
        account: usize,
        amount: u64,
        audit: impl FnOnce(u64),
    ) -> Result<bool, BankError> {
        let _all = lock_all(&self.all);
        // The guard lives from the check to the subtraction.
        let mut balance = self.lock(account)?;
        let Some(rest) = balance.checked_sub(amount) else {
            return Ok(false);
        };
        audit(*balance);
        *balance = rest;
        Ok(true)
    }

    /// Moves money from one account to another in one step.
    pub fn transfer(&self, from: usize, to: usize, amount: u64) -> Result<(), BankError> {
        let _all = lock_all(&self.all);
        if from == to {
            let balance = self.lock(from)?;
            return if *balance >= amount {
                Ok(())
            } else {
                Err(BankError::Insufficient)
            };
        }
        // Everybody locks the lower number first, so nobody waits in a circle.
        let mut lower = self.lock(from.min(to))?;
        let mut higher = self.lock(from.max(to))?;
        let (source, target) = if from < to {
            (&mut *lower, &mut *higher)
        } else {
            (&mut *higher, &mut *lower)
        };
        let rest = source.checked_sub(amount).ok_or(BankError::Insufficient)?;
        *target = target.checked_add(amount).ok_or(BankError::Overflow)?;
        *source = rest;
        Ok(())
    }

    /// What an account holds.
    pub fn balance(&self, account: usize) -> Result<u64, BankError> {
        let _all = lock_all(&self.all);
        Ok(*self.lock(account)?)
    }

    /// What all accounts hold together at one moment.
    pub fn total(&self) -> u64 {
        let _all = lock_all(&self.all);
        // All locks are held at once, taken in ascending order like everywhere.
        let balances: Vec<_> = self.accounts.iter().map(lock).collect();
        balances.iter().map(|balance| **balance).sum()
    }

    fn lock(&self, account: usize) -> Result<MutexGuard<'_, u64>, BankError> {
        let account = self.accounts.get(account);
        account.map(lock).ok_or(BankError::NoSuchAccount)
    }
}

fn lock_all(all: &Mutex<()>) -> MutexGuard<'_, ()> {
    all.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Locks an account, also after somebody has panicked while holding it: every change is a single assignment, so the
/// balance is right all the same.
fn lock(account: &Mutex<u64>) -> MutexGuard<'_, u64> {
    account.lock().unwrap_or_else(PoisonError::into_inner)
}
