//! The program from outside: arguments and files in; both streams, the exit status and the files left behind out.
//!
//! Every test runs the real binary through [`session::Session`], which compares everything that comes back. Isolation
//! is off, so that no outcome depends on what the host offers; the sandbox has suites of its own.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod made_up;
mod outcome;
mod session;

mod browsing;
mod catalogues;
mod descriptors;
mod limits;
mod machine;
mod notes;
mod options;
mod processes;
mod random_mistakes;
mod random_scripts;
mod report_formats;
mod reports;
mod saved_cases;
mod selection;
mod strange_hands;
mod submissions;
mod terminal;
mod verdicts;
