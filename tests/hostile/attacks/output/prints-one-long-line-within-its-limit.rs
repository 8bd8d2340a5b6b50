//! Prints one line as long as the limit allows: finding and showing what differs must stay short.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: report
//@ control: shape a report that shows all of it is longer than the suite allows
//@ limits: output 4 MiB, cpu 3 s

use std::io::Write;

fn main() {
    let mut line = b"a b ".repeat(1_000_000);
    line.push(b'\n');
    std::io::stdout().write_all(&line).unwrap();
}
