//! Error types with codes and causes: errors that say what happened, what it came from, and what a client may know of it.

use std::error::Error;
use std::fmt;
use std::num::ParseIntError;
use std::str::FromStr;

const TOO_LOW: u32 = 1001;
const TOO_HIGH: u32 = 1002;

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
        match self {
            AppError::NotANumber { text, .. } => write!(f, "'{text}' is not a number"),
            AppError::ZeroDivision => write!(f, "cannot divide by zero"),
            AppError::Age { code: TOO_LOW } => write!(f, "age cannot be negative"),
            AppError::Age { .. } => write!(f, "age seems unrealistic"),
            AppError::Connection { host, .. } => write!(f, "connection to {host} failed"),
            AppError::Wrapped { context, .. } => write!(f, "{context}"),
        }
    }
}

impl Error for AppError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            AppError::NotANumber { source, .. } => Some(source),
            AppError::Connection { source, .. } => Some(source),
            AppError::Wrapped { source, .. } => Some(source.as_ref()),
            AppError::ZeroDivision | AppError::Age { .. } => None,
        }
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
    let a: i32 = number(a)?;
    let b: i32 = number(b)?;
    if b == 0 {
        return Err(AppError::ZeroDivision);
    }
    // The quotient of i32::MIN and -1 does not fit into an i32.
    Ok(i64::from(a) / i64::from(b))
}

/// Reads an age.
pub fn validate_age(text: &str) -> Result<u8, AppError> {
    match number::<i64>(text)? {
        ..0 => Err(AppError::Age { code: TOO_LOW }),
        age @ 0..=150 => Ok(age as u8),
        _ => Err(AppError::Age { code: TOO_HIGH }),
    }
}

/// The texts of an error and of all its causes, from the outside in.
pub fn chain(e: &(dyn Error + 'static)) -> Vec<String> {
    links(e).map(|link| link.to_string()).collect()
}

/// The code of the age error in the chain, if there is one.
pub fn code_of(e: &(dyn Error + 'static)) -> Option<u32> {
    app_errors(e).find_map(|error| match error {
        AppError::Age { code } => Some(*code),
        _ => None,
    })
}

/// What a client is told about an error.
pub fn respond(e: &(dyn Error + 'static)) -> Response {
    let decided = app_errors(e).find_map(|error| match error {
        AppError::NotANumber { .. } | AppError::ZeroDivision | AppError::Age { .. } => {
            Some((400, error.to_string()))
        }
        AppError::Connection { .. } => Some((503, "service unavailable".to_string())),
        AppError::Wrapped { .. } => None,
    });
    let (status, message) = decided.unwrap_or_else(|| (500, "internal error".to_string()));
    Response { status, message }
}

fn number<N: FromStr<Err = ParseIntError>>(text: &str) -> Result<N, AppError> {
    text.parse().map_err(|source| AppError::NotANumber {
        text: text.to_string(),
        source,
    })
}

/// The error and its causes, whatever types they have.
fn links<'a>(e: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(e), |&link| link.source())
}

/// Those of the links that are errors of this service.
fn app_errors<'a>(e: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a AppError> {
    links(e).filter_map(|link| link.downcast_ref())
}
