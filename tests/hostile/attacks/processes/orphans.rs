//! Leaves hundreds of dead orphans to whoever adopts them; if nobody reaped them there would soon be no room for a
//! process.
//@ kind: program
//@ verdicts: wrong-answer
//@ classes: full
//@ limits: cpu 3 s, processes 8
//@ layer: namespaces
//@ control: shape an init that does not reap would let the number of processes run out, which says BREACHED

use std::time::{Duration, Instant};

unsafe extern "C" {
    fn fork() -> i32;
    fn waitpid(pid: i32, status: *mut i32, options: i32) -> i32;
    fn _exit(status: i32) -> !;
}

fn main() {
    for _ in 0..200 {
        // A moment for the reaper, which is only noticed when it never comes.
        let start = Instant::now();
        let child = loop {
            match unsafe { fork() } {
                -1 if start.elapsed() < Duration::from_secs(1) => std::thread::yield_now(),
                child => break child,
            }
        };
        match child {
            -1 => {
                println!("BREACHED");
                return;
            }
            0 => unsafe {
                fork();
                _exit(0)
            },
            child => unsafe {
                waitpid(child, std::ptr::null_mut(), 0);
            },
        }
    }
    println!("all orphans were reaped");
}
