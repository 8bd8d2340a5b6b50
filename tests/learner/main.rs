//! A learner at work: from an empty folder to accepted answers, with every command of the loop, through the real
//! program. Isolation is off, because the answers are our own; the sandbox has suites of its own.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod course;
mod learner;
mod terminal;

mod editing;
mod hints;
mod journey;
mod laying_out;
mod manual;
mod moving;
mod page;
mod remembering;
mod resetting;
mod solutions;
mod updates;
mod watching;
