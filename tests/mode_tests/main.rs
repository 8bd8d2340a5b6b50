//! Exercises of mode `tests` from end to end: a made-up exercise, submissions of every kind, and what they come to.
//!
//! Isolation is off but for one test, so that no outcome depends on what the host offers.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod forging;
mod loading;
mod made_up;
mod shown;
mod verdicts;
