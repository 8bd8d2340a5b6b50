//! Prints without end, to fill the grader's memory or its disk.
//@ kind: program
//@ verdicts: output-limit
//@ layer: limit
//@ control: shape without the limit this never ends; a flood that ends is accepted with a higher one
//@ limits: cpu 10 s

use std::io::Write;

fn main() {
    let block = [b'x'; 4096];
    let mut stdout = std::io::stdout();
    loop {
        stdout.write_all(&block).unwrap();
    }
}
