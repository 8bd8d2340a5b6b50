//! Rejected: clones the cell itself, so each of the three functions has a balance of its own.

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
    Box::new(move |y| x + y)
}

/// Returns a function that gives 1, then 2, then 3 and so on, counting for itself alone.
pub fn make_counter() -> Box<dyn FnMut() -> u64> {
    let mut count = 0;
    Box::new(move || {
        count += 1;
        count
    })
}

/// Returns the three functions of a new account that holds `initial`.
pub fn make_account(initial: i64) -> Account {
    let balance = Cell::new(initial);
    let for_deposit = balance.clone();
    let for_withdraw = balance.clone();
    Account {
        deposit: Box::new(move |amount| {
            for_deposit.set(for_deposit.get() + amount);
            for_deposit.get()
        }),
        withdraw: Box::new(move |amount| {
            if amount > for_withdraw.get() {
                return Err("Insufficient funds".to_string());
            }
            for_withdraw.set(for_withdraw.get() - amount);
            Ok(for_withdraw.get())
        }),
        balance: Box::new(move || balance.get()),
    }
}

/// Returns a function that multiplies its argument by the factor standing in the cell at the time of the call, and
/// that cell, which holds 10.
pub fn multiplier() -> (IntFn, Rc<Cell<i64>>) {
    let factor = Rc::new(Cell::new(10));
    let captured = Rc::clone(&factor);
    (Box::new(move |x| x * captured.get()), factor)
}

/// Returns `n` functions that all give the last value of the loop variable, as Python's
/// `[lambda: i for i in range(n)]` does.
pub fn late(n: usize) -> Vec<Box<dyn Fn() -> usize>> {
    let variable = Rc::new(Cell::new(0));
    let mut functions: Vec<Box<dyn Fn() -> usize>> = Vec::new();
    for i in 0..n {
        variable.set(i);
        let captured = Rc::clone(&variable);
        functions.push(Box::new(move || captured.get()));
    }
    functions
}

/// Returns `n` functions, each giving the value the loop variable had when it was made, as Python's
/// `[lambda i=i: i for i in range(n)]` does.
pub fn early(n: usize) -> Vec<Box<dyn Fn() -> usize>> {
    let mut functions: Vec<Box<dyn Fn() -> usize>> = Vec::new();
    for i in 0..n {
        functions.push(Box::new(move || i));
    }
    functions
}
