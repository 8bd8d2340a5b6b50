//! Waits for a lock that another of its threads holds, as a program in a deadlock does.
//@ kind: program
//@ verdicts: time-limit
//@ layer: limit
//@ control: limit wall 5 s
//@ limits: wall 400 ms

use std::sync::{Arc, Barrier, Mutex};
use std::time::Duration;

fn main() {
    let lock = Arc::new(Mutex::new(()));
    let held = Arc::new(Barrier::new(2));
    let (other_lock, other_held) = (Arc::clone(&lock), Arc::clone(&held));
    std::thread::spawn(move || {
        let _guard = other_lock.lock().unwrap();
        other_held.wait();
        std::thread::sleep(Duration::from_secs(1));
    });
    held.wait();
    let _guard = lock.lock().unwrap();
    println!("fine");
}
