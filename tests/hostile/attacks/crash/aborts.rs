//! Prints the right answer and aborts: the first process of a namespace would show another signal than this one.
//@ kind: program
//@ verdicts: runtime-error
//@ layer: namespaces
//@ control: shape with the answer alone this would be accepted
//@ ending: signal 6

fn main() {
    println!("fine");
    std::process::abort();
}
