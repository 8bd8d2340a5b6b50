//! What a closure captures: functions that share a variable, and functions that each keep a value of their own.

use std::cell::Cell;
use std::rc::Rc;

/// A function from number to number, whatever it has captured.
pub type IntFn = Box<dyn Fn(i64) -> i64>;

/// Three functions over one private balance: each sees what the others did to it.
pub struct Account {
    /// Adds the amount and returns the new balance.
    pub deposit: IntFn,
    /// Subtracts the amount and returns the new balance; if the amount exceeds the balance, changes nothing and fails
    /// with `Insufficient funds`.
    pub withdraw: Box<dyn Fn(i64) -> Result<i64, String>>,
    /// Returns the balance.
    pub balance: Box<dyn Fn() -> i64>,
}

/// Returns a function that adds `x` to its argument.
pub fn make_adder(x: i64) -> IntFn {
    todo!()
}

/// Returns a function that gives 1, then 2, then 3 and so on, counting for itself alone.
pub fn make_counter() -> Box<dyn FnMut() -> u64> {
    todo!()
}

/// Returns the three functions of a new account that holds `initial`.
pub fn make_account(initial: i64) -> Account {
    todo!()
}

/// Returns a function that multiplies its argument by the factor standing in the cell at the time of the call, and
/// that cell, which holds 10.
pub fn multiplier() -> (IntFn, Rc<Cell<i64>>) {
    todo!()
}

/// Returns `n` functions that all give the last value of the loop variable, as Python's
/// `[lambda: i for i in range(n)]` does.
pub fn late(n: usize) -> Vec<Box<dyn Fn() -> usize>> {
    todo!()
}

/// Returns `n` functions, each giving the value the loop variable had when it was made, as Python's
/// `[lambda i=i: i for i in range(n)]` does.
pub fn early(n: usize) -> Vec<Box<dyn Fn() -> usize>> {
    todo!()
}
