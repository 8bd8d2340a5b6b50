//! Prints the right answer and ends with a status that says it failed.
//@ kind: program
//@ verdicts: runtime-error
//@ layer: limit
//@ control: shape with the answer alone this would be accepted
//@ ending: exit 3

fn main() {
    println!("fine");
    std::process::exit(3);
}
