//! Assertions that explain themselves: comparisons of lists and numbers, expected errors and expected panics.

use std::error::Error;
use std::fmt::Debug;
use std::panic::UnwindSafe;

/// How far apart two numbers may be. Leave this type as it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Tol {
    /// At most half of the last of so many decimal places, 0 to 15 of them.
    Places(u32),
    /// At most this difference, which is finite and not negative.
    Delta(f64),
    /// At most this part of the second number, a part from 0 to 1.
    Rel(f64),
}

/// Why `raises` has no error of the wanted type. Leave this type as it is.
#[derive(Debug)]
pub enum RaiseFail {
    /// There was no error.
    NotRaised,
    /// There was this error, which is of another type.
    Other(Box<dyn Error>),
}

/// Whether two lists have equal elements in the same order; the error tells the first difference.
pub fn list_equal<T: PartialEq + Debug>(a: &[T], b: &[T], msg: Option<&str>) -> Result<(), String> {
    todo!()
}

/// Whether two numbers are as close as `tol` asks for.
pub fn almost_equal(a: f64, b: f64, tol: Tol) -> bool {
    todo!()
}

/// Whether two lists have equal elements equally often, in any order; the error has a line for each value that differs.
pub fn count_equal<T: PartialEq + Debug>(a: &[T], b: &[T]) -> Result<(), Vec<String>> {
    todo!()
}

/// Calls `f` and returns its error, which has to be an `E`.
pub fn raises<E: Error + 'static, T>(
    f: impl FnOnce() -> Result<T, Box<dyn Error>>,
) -> Result<E, RaiseFail> {
    todo!()
}

/// Calls `f` and returns the text of its panic, of which `contains` has to be a part.
pub fn panics(f: impl FnOnce() + UnwindSafe, contains: &str) -> Result<String, String> {
    todo!()
}

/// A bare assertion, which can be switched off.
pub fn check(enabled: bool, cond: impl FnOnce() -> bool, msg: &str) -> Result<(), String> {
    todo!()
}
