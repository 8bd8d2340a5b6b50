//! Writes more than it may in one piece that the pipe still holds, and ends before anybody can decide on its end.
//@ kind: program
//@ verdicts: output-limit
//@ layer: limit
//@ control: limit output 128 KiB
//@ limits: output 1 KiB

use std::io::Write;

fn main() {
    let mut text = b"fine\n".to_vec();
    text.resize(40_000, b'\n');
    std::io::stdout().write_all(&text).unwrap();
}
