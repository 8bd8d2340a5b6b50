//! Closes the report channel, so that what the harness reports goes where nobody grades.
//@ kind: harness
//@ verdicts: rejected
//@ forbid: unsafe
//@ layer: source-rules
//@ control: shape without the rule the report would lack its end

use std::os::fd::FromRawFd;

pub fn answer() -> String {
    println!("fine");
    drop(unsafe { std::fs::File::from_raw_fd(3) });
    "wrong".to_string()
}
