//! Replaces itself by its own program, which finds the channel still open and ends well.
//@ kind: harness
//@ verdicts: runtime-error, wrong-answer, time-limit
//@ layer: channel
//@ control: shape an end without the token would be accepted

use std::os::unix::process::CommandExt;
use std::process::Command;

pub fn answer() -> String {
    let mut args = std::env::args();
    let program = args.next().unwrap();
    if args.any(|arg| arg == "again") {
        return "fine".to_string();
    }
    let _ = Command::new(program).arg("again").exec();
    "wrong".to_string()
}
