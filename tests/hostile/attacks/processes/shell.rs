//! Starts a shell, with which everything else on the host would be at hand.
//@ kind: program
//@ verdicts: wrong-answer, runtime-error
//@ layer: namespaces
//@ control: off

use std::process::Command;

fn main() {
    let programs = [
        "/bin/sh",
        "/usr/bin/env",
        "/bin/cat",
        "/usr/bin/cc",
        "/bin/busybox",
    ];
    for program in programs {
        if Command::new(program).arg("--help").output().is_ok() {
            println!("BREACHED");
        }
    }
    println!("DENIED");
}
