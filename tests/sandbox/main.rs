//! The sandbox as a whole: classes that hold, classes that are said not to, layers that are made to fail.

#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot be set up has failed"
)]

mod canary;
mod ground;
mod incremental;
mod stopping;
