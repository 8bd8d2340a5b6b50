//! Reads a file of the host that everybody may read, and prints it.
//@ kind: program
//@ verdicts: wrong-answer
//@ args: {secret}
//@ layer: file-system
//@ control: off

fn main() {
    match std::fs::read_to_string(std::env::args().nth(1).unwrap()) {
        Ok(text) => println!("BREACHED\n{text}"),
        Err(error) => println!("DENIED {error}"),
    }
}
