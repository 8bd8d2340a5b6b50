//! Leaves its session and its parent behind and goes on writing to a folder of the host after the run.
//@ kind: program
//@ verdicts: wrong-answer
//@ args: {folder} {token}
//@ host: no-file, no-survivor
//@ layer: namespaces
//@ control: off

use std::time::{Duration, Instant};

unsafe extern "C" {
    fn fork() -> i32;
    fn setsid() -> i32;
    fn prctl(option: i32, value: usize) -> i32;
}

const SIGNAL_AT_DEATH_OF_PARENT: i32 = 1;

fn main() {
    let file = format!("{}/daemon", std::env::args().nth(1).unwrap());
    if unsafe { fork() } == 0 {
        unsafe { setsid() };
        if unsafe { fork() } == 0 {
            unsafe { prctl(SIGNAL_AT_DEATH_OF_PARENT, 0) };
            let start = Instant::now();
            while start.elapsed() < Duration::from_secs(5) {
                let _ = std::fs::write(&file, "alive");
                std::thread::sleep(Duration::from_millis(10));
            }
        }
        return;
    }
    std::thread::sleep(Duration::from_millis(100));
    println!("the parent is done");
}
