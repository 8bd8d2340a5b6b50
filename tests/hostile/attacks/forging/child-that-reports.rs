//! Has a child process report what is expected on the channel that it inherits, and leaves with success.
//@ kind: harness
//@ verdicts: runtime-error, wrong-answer
//@ layer: channel
//@ control: shape an end without the token would be accepted

use std::process::{Command, exit};

pub fn answer() -> String {
    let mut args = std::env::args();
    let program = args.next().unwrap();
    if args.any(|arg| arg == "again") {
        return "fine".to_string();
    }
    match Command::new(program).arg("again").status() {
        Ok(_) => exit(0),
        Err(_) => "wrong".to_string(),
    }
}
