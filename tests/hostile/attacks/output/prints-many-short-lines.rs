//! Prints two million lines that all differ from what is expected: finding out how must stay short.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: report
//@ control: shape a report that shows all of them is longer than the suite allows, and takes longer
//@ limits: output 4 MiB, cpu 3 s
//@ expect: 1\n2\n3\n4\n5\n6\n7\n8\n

use std::io::Write;

fn main() {
    let text = "a\nb\n".repeat(1_000_000);
    std::io::stdout().write_all(text.as_bytes()).unwrap();
}
