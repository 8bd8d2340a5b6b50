//! Ends with the status by which the checkers of some judges say that an answer is right.
//@ kind: program
//@ verdicts: runtime-error
//@ layer: limit
//@ control: shape a status read as a checker's word would be accepted
//@ ending: exit 42

fn main() {
    println!("fine");
    std::process::exit(42);
}
