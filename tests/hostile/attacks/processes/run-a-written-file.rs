//! Writes a program into its work folder and starts it: a copy of itself, but it could be anything.
//@ kind: program
//@ verdicts: wrong-answer, runtime-error
//@ limits: disk 16 MiB
//@ layer: file-system
//@ control: off

use std::os::unix::fs::PermissionsExt;

fn main() {
    if std::env::args().nth(1).is_some() {
        println!("BREACHED");
        return;
    }
    std::fs::copy(std::env::args().next().unwrap(), "copy").unwrap();
    std::fs::set_permissions("copy", PermissionsExt::from_mode(0o755)).unwrap();
    match std::process::Command::new("./copy").arg("again").status() {
        Ok(status) => println!("ended with {status}"),
        Err(error) => println!("DENIED {error}"),
    }
}
