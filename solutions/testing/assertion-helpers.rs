//! Assertions that explain themselves: comparisons of lists and numbers, expected errors and expected panics.

use std::error::Error;
use std::fmt::Debug;
use std::panic::{UnwindSafe, catch_unwind};

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
    let common = a.len().min(b.len());
    let difference = if let Some(at) = (0..common).find(|&at| a[at] != b[at]) {
        format!("first differing element {at}: {:?} != {:?}", a[at], b[at])
    } else {
        let (which, rest) = match (&a[common..], &b[common..]) {
            ([], []) => return Ok(()),
            (rest, []) => ("first", rest),
            (_, rest) => ("second", rest),
        };
        let (count, extra) = (rest.len(), &rest[0]);
        format!(
            "{which} list has {count} additional elements, first extra element {common}: {extra:?}"
        )
    };
    Err(match msg {
        Some(msg) => format!("{difference} : {msg}"),
        None => difference,
    })
}

/// Whether two numbers are as close as `tol` asks for.
pub fn almost_equal(a: f64, b: f64, tol: Tol) -> bool {
    if a == b {
        return true;
    }
    // A part of infinity would be infinite, and then any number near enough.
    if b.is_infinite() {
        return false;
    }
    let limit = match tol {
        Tol::Places(places) => 0.5 / 10_f64.powi(places as i32),
        Tol::Delta(delta) => delta,
        Tol::Rel(part) => (part * b.abs()).max(1e-12),
    };
    // With NaN every comparison is false.
    (a - b).abs() <= limit
}

/// Whether two lists have equal elements equally often, in any order; the error has a line for each value that differs.
pub fn count_equal<T: PartialEq + Debug>(a: &[T], b: &[T]) -> Result<(), Vec<String>> {
    let mut seen: Vec<(&T, usize, usize)> = Vec::new();
    let sides = a
        .iter()
        .map(|v| (v, 1, 0))
        .chain(b.iter().map(|v| (v, 0, 1)));
    for (value, in_a, in_b) in sides {
        match seen.iter_mut().find(|(known, _, _)| *known == value) {
            Some(entry) => {
                entry.1 += in_a;
                entry.2 += in_b;
            }
            None => seen.push((value, in_a, in_b)),
        }
    }
    let lines: Vec<String> = seen
        .iter()
        .filter(|(_, in_a, in_b)| in_a != in_b)
        .map(|(value, in_a, in_b)| format!("first has {in_a}, second has {in_b}: {value:?}"))
        .collect();
    if lines.is_empty() { Ok(()) } else { Err(lines) }
}

/// Calls `f` and returns its error, which has to be an `E`.
pub fn raises<E: Error + 'static, T>(
    f: impl FnOnce() -> Result<T, Box<dyn Error>>,
) -> Result<E, RaiseFail> {
    match f() {
        Ok(_) => Err(RaiseFail::NotRaised),
        // A box that does not hold an `E` is given back.
        Err(error) => match error.downcast::<E>() {
            Ok(wanted) => Ok(*wanted),
            Err(other) => Err(RaiseFail::Other(other)),
        },
    }
}

/// Calls `f` and returns the text of its panic, of which `contains` has to be a part.
pub fn panics(f: impl FnOnce() + UnwindSafe, contains: &str) -> Result<String, String> {
    let Err(payload) = catch_unwind(f) else {
        return Err("did not panic".to_string());
    };
    let text = if let Some(text) = payload.downcast_ref::<&str>() {
        text.to_string()
    } else if let Some(text) = payload.downcast_ref::<String>() {
        text.clone()
    } else {
        "unknown".to_string()
    };
    if text.contains(contains) {
        Ok(text)
    } else {
        Err(format!("panicked with {text}"))
    }
}

/// A bare assertion, which can be switched off.
pub fn check(enabled: bool, cond: impl FnOnce() -> bool, msg: &str) -> Result<(), String> {
    // `||` does not call `cond` when the left side decides.
    if !enabled || cond() {
        Ok(())
    } else {
        Err(msg.to_string())
    }
}
