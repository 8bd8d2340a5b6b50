//! Private state and name mangling: an account that cannot get out of order, and what Python's underscores mean.

/// The account, in a module of its own: whatever is private here, nobody outside can reach.
pub mod bank {
    /// Why an operation was refused.
    #[derive(Debug, Clone, Copy, PartialEq)]
    pub enum AccountError {
        /// The amount is not greater than 0, or the opening balance is less than 0.
        NotPositive,
        /// There is less than the amount in the account.
        Insufficient,
        /// The balance would no longer fit into an `i64`.
        Overflow,
    }

    /// An account whose balance is never negative and always the sum of its history.
    pub struct BankAccount {
        // your private fields
    }

    impl BankAccount {
        /// An account with this balance, which may be 0.
        pub fn new(opening: i64) -> Result<BankAccount, AccountError> {
            todo!()
        }

        /// Adds an amount, or changes nothing.
        pub fn deposit(&mut self, amount: i64) -> Result<(), AccountError> {
            todo!()
        }

        /// Takes an amount out, or changes nothing.
        pub fn withdraw(&mut self, amount: i64) -> Result<(), AccountError> {
            todo!()
        }

        /// The balance.
        pub fn balance(&self) -> i64 {
            todo!()
        }

        /// All changes in order, beginning with the opening balance unless that was 0; withdrawals are negative.
        pub fn history(&self) -> Vec<i64> {
            todo!()
        }
    }
}

/// What the form of a name tells the reader of a Python class.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Visibility {
    Public,
    Protected,
    Private,
    Special,
}

/// The name under which Python stores the attribute that is called `attr` inside the class `class`.
pub fn mangle(class: &str, attr: &str) -> String {
    todo!()
}

/// What the form of a name tells.
pub fn visibility(attr: &str) -> Visibility {
    todo!()
}
