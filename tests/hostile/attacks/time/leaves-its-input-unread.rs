//! Never reads the much input that it gets: a grader that writes it all first would wait for ever.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: limit
//@ control: shape a grader that waits would have the suite itself run out of time
//@ stdin-size: 10 MiB

fn main() {
    println!("DENIED");
}
