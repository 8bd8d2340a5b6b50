//! Prints a little now and then: a program that makes progress must not get more time for it.
//@ kind: program
//@ verdicts: time-limit
//@ layer: limit
//@ control: limit wall 5 s
//@ limits: wall 400 ms

use std::io::Write;

fn main() {
    println!("fine");
    for _ in 0..50 {
        print!(" ");
        std::io::stdout().flush().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}
