//! Error types with codes and causes: errors that say what happened, what it came from, and what a client may know of it.

use std::error::Error;
use std::fmt;
use std::num::ParseIntError;

/// What can go wrong in the service.
#[derive(Debug)]
pub enum AppError {
    /// A text that should be a number, and why it is none.
    NotANumber { text: String, source: ParseIntError },
    /// A division by zero.
    ZeroDivision,
    /// An age that cannot be; the code is 1001 if it is too low and 1002 if it is too high.
    Age { code: u32 },
    /// A connection that could not be made, and why.
    Connection {
        host: String,
        source: std::io::Error,
    },
    /// Any error, and what was being done when it happened.
    Wrapped {
        context: String,
        source: Box<dyn Error + Send + Sync>,
    },
}

impl fmt::Display for AppError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        todo!()
    }
}

impl Error for AppError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        todo!()
    }
}

/// What a client gets to see.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// The status, as in HTTP.
    pub status: u16,
    /// What the client may know.
    pub message: String,
}

/// Divides one number by another.
pub fn divide(a: &str, b: &str) -> Result<i64, AppError> {
    todo!()
}

/// Reads an age.
pub fn validate_age(text: &str) -> Result<u8, AppError> {
    todo!()
}

/// The texts of an error and of all its causes, from the outside in.
pub fn chain(e: &(dyn Error + 'static)) -> Vec<String> {
    todo!()
}

/// The code of the age error in the chain, if there is one.
pub fn code_of(e: &(dyn Error + 'static)) -> Option<u32> {
    todo!()
}

/// What a client is told about an error.
pub fn respond(e: &(dyn Error + 'static)) -> Response {
    todo!()
}
