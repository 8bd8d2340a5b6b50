//! Prints the right answer first and then more than it may.
//@ kind: program
//@ verdicts: output-limit
//@ layer: limit
//@ control: limit output 4 MiB
//@ limits: cpu 3 s

fn main() {
    println!("fine");
    for _ in 0..40_000 {
        println!();
    }
}
