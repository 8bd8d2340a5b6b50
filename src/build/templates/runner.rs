//! Runs one test of `tests.rs`. Written by `grader`: the test has passed when the token is reported, not before.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use super::__grader::{Token, line};

/// What a test must do to pass.
pub(crate) enum Must {
    /// Return, and no error.
    Return,
    /// Panic, with a message that contains this.
    Panic(&'static str),
}

pub(crate) fn run(tests: &[(&str, Must)], call: fn(&str) -> Option<ExitCode>) -> ExitCode {
    let token = Token::receive();
    let wanted = std::env::args().nth(1).unwrap_or_default();
    let Some((name, must)) = tests.iter().find(|(name, _)| *name == wanted) else {
        eprintln!("name one of these tests:");
        tests.iter().for_each(|(name, _)| eprintln!("  {name}"));
        return ExitCode::from(2);
    };
    match failure(must, || call(name)) {
        None => {
            token.harness_ended();
            ExitCode::SUCCESS
        }
        Some(failure) => {
            line(format_args!("{failure}"));
            ExitCode::FAILURE
        }
    }
}

fn failure(must: &Must, call: impl FnOnce() -> Option<ExitCode>) -> Option<String> {
    match must {
        Must::Return => match call() {
            Some(ExitCode::SUCCESS) => None,
            _ => Some("the test returned an error".to_string()),
        },
        Must::Panic(part) => match catch_unwind(AssertUnwindSafe(call)) {
            Ok(_) => Some("the test should panic, and it returned".to_string()),
            Err(payload) => {
                let expected =
                    part.is_empty() || message(&*payload).is_some_and(|text| text.contains(part));
                // Whoever panicked may have given it a destructor.
                std::mem::forget(payload);
                (!expected)
                    .then(|| format!("the test should panic with a message that contains {part:?}"))
            }
        },
    }
}

fn message(payload: &(dyn Any + Send)) -> Option<&str> {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| payload.downcast_ref::<&'static str>().copied())
}
