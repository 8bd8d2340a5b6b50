//! Writes many files, each smaller than what it may write to disk and larger together.
//@ kind: program
//@ verdicts: runtime-error, wrong-answer
//@ limits: disk 1 MiB
//@ layer: limit
//@ classes: full
//@ control: off

fn main() {
    let chunk = vec![7; 900 << 10];
    let written = (0..8).all(|number| std::fs::write(format!("{number}"), &chunk).is_ok());
    println!("{}", if written { "BREACHED" } else { "DENIED" });
}
