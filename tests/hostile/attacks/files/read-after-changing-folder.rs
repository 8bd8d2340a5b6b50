//! Enters a folder of the host first, so that the path that it reads is a short and innocent one.
//@ kind: program
//@ verdicts: wrong-answer
//@ args: {secret}
//@ layer: file-system
//@ control: off

fn main() {
    let secret = std::path::PathBuf::from(std::env::args().nth(1).unwrap());
    let entered = std::env::set_current_dir(secret.parent().unwrap()).is_ok();
    let read = entered && std::fs::read(secret.file_name().unwrap()).is_ok();
    println!("{}", if read { "BREACHED" } else { "DENIED" });
}
