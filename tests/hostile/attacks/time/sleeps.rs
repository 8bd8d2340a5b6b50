//! Sleeps, which takes no processor time, to keep the grader waiting.
//@ kind: program
//@ verdicts: time-limit
//@ layer: limit
//@ control: limit wall 5 s
//@ limits: wall 400 ms

fn main() {
    std::thread::sleep(std::time::Duration::from_secs(1));
    println!("fine");
}
