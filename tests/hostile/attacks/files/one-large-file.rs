//! Writes more into a file than it may write to disk.
//@ kind: program
//@ verdicts: runtime-error, wrong-answer
//@ limits: disk 1 MiB
//@ layer: limit
//@ control: limit disk 8 MiB

fn main() {
    let written = std::fs::write("large", vec![7; 2 << 20]);
    println!(
        "{}",
        if written.is_ok() {
            "BREACHED"
        } else {
            "DENIED"
        }
    );
}
