//! Prints the right answer and returns an error from `main`.
//@ kind: program
//@ verdicts: runtime-error
//@ layer: limit
//@ control: shape with the answer alone this would be accepted
//@ ending: exit 1

fn main() -> Result<(), String> {
    println!("fine");
    Err("all the same".to_string())
}
