//! Prints one line of ten megabytes, which a comparison of lines or of words would have to look at as a whole.
//@ kind: program
//@ verdicts: output-limit
//@ layer: limit
//@ control: shape a line as long as the limit allows shows what is left without one
//@ limits: cpu 10 s

use std::io::Write;

fn main() {
    for _ in 0..10 {
        std::io::stdout().write_all(&[b'x'; 1 << 20]).unwrap();
    }
}
