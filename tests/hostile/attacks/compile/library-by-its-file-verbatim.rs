//! Asks for an archive by its exact name, which is the path of a file of the host.
//@ kind: program
//@ verdicts: compile-error
//@ layer: file-system
//@ control: shape in class none the message is about the file itself

#[link(
    name = "../../../../../../../../etc/passwd",
    kind = "static",
    modifiers = "+verbatim,+whole-archive"
)]
unsafe extern "C" {}

fn main() {
    println!("BREACHED");
}
