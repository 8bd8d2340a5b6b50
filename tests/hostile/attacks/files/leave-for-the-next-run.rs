//! Leaves a message in every place where the next run, perhaps of somebody else's program, may find it.
//@ kind: program
//@ verdicts: wrong-answer, runtime-error
//@ args: {token}
//@ cases: 2
//@ host: no-file
//@ layer: file-system
//@ control: off

fn main() {
    let token = std::env::args().nth(1).unwrap();
    for folder in ["/tmp", "/var/tmp", "/dev/shm", ".", "/run", "/"] {
        let message = format!("{folder}/{token}");
        if std::fs::read(&message).is_ok() {
            println!("BREACHED");
        }
        let _ = std::fs::write(message, "read me");
    }
    println!("DENIED");
}
