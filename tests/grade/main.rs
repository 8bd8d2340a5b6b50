//! Grading a whole class, from outside: sixty made-up students, killed graders, full disks, damaged journals.
//!
//! The exercises and surroundings are those of `tests/cli`. Many students hand in the same texts, which are graded once
//! and shared, so that a class of sixty takes seconds.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

#[path = "../cli/made_up.rs"]
#[allow(dead_code, reason = "the suite of the command line uses all of it")]
mod made_up;
#[path = "../cli/outcome.rs"]
#[allow(dead_code, reason = "the suite of the command line uses all of it")]
mod outcome;
#[path = "../cli/session.rs"]
#[allow(dead_code, reason = "the suite of the command line uses all of it")]
mod session;

mod absent;
mod answers;
mod classroom;

mod disks;
mod layouts;
mod merging;
mod regrading;
mod resuming;
mod strange_hands;
mod whole;
