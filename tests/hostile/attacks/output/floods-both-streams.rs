//! Fills both streams by turns, in the hope that a grader that reads one of them waits for the other.
//@ kind: program
//@ verdicts: output-limit
//@ layer: limit
//@ control: limit output 4 MiB, cpu 10 s
//@ limits: cpu 10 s, output 512 KiB

use std::io::Write;

fn main() {
    println!("fine");
    for _ in 0..10 {
        std::io::stdout().write_all(&[b'\n'; 100_000]).unwrap();
        std::io::stderr().write_all(&[b'e'; 100_000]).unwrap();
    }
}
