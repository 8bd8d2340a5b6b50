//! Leaves as many empty files as time allows: each takes room in the tables of a file system.
//@ kind: program
//@ verdicts: wrong-answer, time-limit
//@ classes: full
//@ limits: cpu 1 s, disk 1 MiB
//@ layer: file-system
//@ control: off

fn main() {
    let made = (0..2000)
        .take_while(|number| std::fs::File::create(format!("{number}")).is_ok())
        .count();
    println!("{}", if made == 2000 { "BREACHED" } else { "DENIED" });
}
