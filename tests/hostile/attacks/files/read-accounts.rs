//! Reads the lists of users and of their passwords, and the names of hosts.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: file-system
//@ control: off

fn main() {
    for file in [
        "/etc/passwd",
        "/etc/shadow",
        "/etc/hosts",
        "/etc/hostname",
        "/etc/machine-id",
    ] {
        if std::fs::read(file).is_ok() {
            println!("BREACHED");
        }
    }
    println!("DENIED");
}
