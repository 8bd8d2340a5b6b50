//! Ends with the status that a shell gives for a program killed by its grader.
//@ kind: program
//@ verdicts: runtime-error
//@ layer: limit
//@ control: shape a status read as a signal would give another verdict
//@ ending: exit 137

fn main() {
    println!("fine");
    std::process::exit(137);
}
