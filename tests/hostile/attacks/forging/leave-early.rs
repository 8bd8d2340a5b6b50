//! Prints what is expected and leaves the process with success before the harness has ended.
//@ kind: harness
//@ verdicts: runtime-error
//@ layer: channel
//@ control: shape an end without the token would be accepted

pub fn answer() -> String {
    println!("fine");
    std::process::exit(0);
}
