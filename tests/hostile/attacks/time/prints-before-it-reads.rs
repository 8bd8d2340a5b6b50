//! Prints much before it reads any of its much input: a grader that does one after the other would wait for ever,
//! and so would the program.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: limit
//@ control: shape a grader that does one after the other would get the verdict of a sleeper
//@ stdin-size: 1 MiB
//@ limits: output 1 MiB

use std::io::Read;

fn main() {
    print!("{}", "a line of output\n".repeat(30_000));
    let mut input = Vec::new();
    std::io::stdin().read_to_end(&mut input).unwrap();
    println!("DENIED {}", input.len());
}
