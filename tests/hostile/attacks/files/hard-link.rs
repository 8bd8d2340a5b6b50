//! Takes a file of the host into its own folder by a second name, under which it may be read and written.
//@ kind: program
//@ verdicts: wrong-answer
//@ args: {secret}
//@ layer: file-system
//@ control: off

fn main() {
    let linked = std::fs::hard_link(std::env::args().nth(1).unwrap(), "mine").is_ok();
    println!("{}", if linked { "BREACHED" } else { "DENIED" });
}
