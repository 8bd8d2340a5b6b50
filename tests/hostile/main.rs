//! Attacks on the sandbox, walked by one table-driven test, and what else must hold when a submission means harm.
//!
//! Every file under `attacks/` is a submission, with a header that says which verdicts it may get and what shows
//! that the test can fail. `HOSTILE=files/read-passwd cargo test --test hostile` runs one of them and prints what
//! came of it.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that cannot go on has failed, and helpers of tests print what came of them"
)]

mod alone;
mod amount;
mod attack;
mod bait;
mod command;
mod ground;
mod header;
mod host;
mod judge;
mod killed;
mod measures;
mod program;
mod repeats;
mod sabotage;
mod suite;
mod trial;
mod without_namespaces;
