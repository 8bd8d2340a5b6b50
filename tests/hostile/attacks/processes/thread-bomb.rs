//! Starts threads with small stacks by the thousand; each takes memory of the kernel and a process number that
//! others need.
//@ kind: program
//@ verdicts: wrong-answer, runtime-error
//@ limits: processes 8, memory 128 MiB
//@ layer: limit
//@ control: limit processes 4000, memory 512 MiB, cpu 5 s

use std::thread::{Builder, park};

fn main() {
    let stack = 16 * 1024;
    let start = |_| Builder::new().stack_size(stack).spawn(|| park());
    let started = (0..2000).map(start).take_while(Result::is_ok).count();
    let verdict = if started == 2000 {
        "BREACHED"
    } else {
        "DENIED"
    };
    println!("{verdict} after {started} threads");
    println!("{verdict}");
    std::process::exit(0);
}
