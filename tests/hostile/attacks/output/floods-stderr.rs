//! Writes to stderr without end, which is not graded but has to be kept all the same.
//@ kind: program
//@ verdicts: output-limit
//@ layer: limit
//@ control: limit output 4 MiB, cpu 5 s
//@ limits: cpu 3 s

use std::io::Write;

fn main() {
    println!("fine");
    for _ in 0..256 {
        std::io::stderr().write_all(&[b'x'; 4096]).unwrap();
    }
}
