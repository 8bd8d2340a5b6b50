//! Rejected: an amount that is exactly the balance is taken for too much

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
        balance: i64,
        history: Vec<i64>,
    }

    impl BankAccount {
        /// An account with this balance, which may be 0.
        pub fn new(opening: i64) -> Result<BankAccount, AccountError> {
            let mut account = BankAccount {
                balance: 0,
                history: Vec::new(),
            };
            if opening != 0 {
                account.deposit(opening)?;
            }
            Ok(account)
        }

        /// Adds an amount, or changes nothing.
        pub fn deposit(&mut self, amount: i64) -> Result<(), AccountError> {
            if amount <= 0 {
                return Err(AccountError::NotPositive);
            }
            let sum = self.balance.checked_add(amount);
            self.balance = sum.ok_or(AccountError::Overflow)?;
            self.history.push(amount);
            Ok(())
        }

        /// Takes an amount out, or changes nothing.
        pub fn withdraw(&mut self, amount: i64) -> Result<(), AccountError> {
            if amount <= 0 {
                return Err(AccountError::NotPositive);
            }
            if amount >= self.balance {
                return Err(AccountError::Insufficient);
            }
            self.balance -= amount;
            self.history.push(-amount);
            Ok(())
        }

        /// The balance.
        pub fn balance(&self) -> i64 {
            self.balance
        }

        /// All changes in order, beginning with the opening balance unless that was 0; withdrawals are negative.
        pub fn history(&self) -> Vec<i64> {
            self.history.clone()
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
    let class = class.trim_start_matches('_');
    if class.is_empty() || visibility(attr) != Visibility::Private {
        return attr.to_string();
    }
    format!("_{class}{attr}")
}

/// What the form of a name tells.
pub fn visibility(attr: &str) -> Visibility {
    match (attr.starts_with("__"), attr.ends_with("__")) {
        (true, true) if attr.chars().count() > 4 => Visibility::Special,
        (true, false) => Visibility::Private,
        _ if attr.starts_with('_') => Visibility::Protected,
        _ => Visibility::Public,
    }
}
