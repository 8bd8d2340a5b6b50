//! A daemon that replaces itself by a child faster than a list of processes can be read, so that killing by list
//! always comes too late.
//@ kind: program
//@ verdicts: wrong-answer
//@ host: no-survivor
//@ layer: namespaces
//@ control: shape every class ends it; killing by a list that is read once is shown to fail by no other test

use std::time::{Duration, Instant};

unsafe extern "C" {
    fn fork() -> i32;
    fn setsid() -> i32;
    fn _exit(status: i32) -> !;
}

fn main() {
    let start = Instant::now();
    if unsafe { fork() } == 0 {
        unsafe { setsid() };
        // Bounded, so that whoever lets it live is rid of it after a while.
        while start.elapsed() < Duration::from_secs(5) {
            if unsafe { fork() } > 0 {
                unsafe { _exit(0) };
            }
        }
    }
    println!("the parent is done");
}
