//! Locks a file that every run sees: a signal between runs that should know nothing of each other, or a way to make
//! others wait.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: off

use std::os::fd::AsRawFd;

unsafe extern "C" {
    fn flock(fd: i32, operation: i32) -> i32;
    fn fcntl(fd: i32, command: i32, argument: i32) -> i32;
}

const EXCLUSIVE_AT_ONCE: i32 = 2 | 4;
const SET_LEASE: i32 = 1024;
const READ_LEASE: i32 = 0;

fn main() {
    let library = std::fs::File::open("/etc/ld.so.cache").unwrap();
    let program = std::fs::File::open(std::env::args().next().unwrap()).unwrap();
    let locked = [&library, &program].map(|file| unsafe {
        let (lock, lease) = (
            flock(file.as_raw_fd(), EXCLUSIVE_AT_ONCE),
            fcntl(file.as_raw_fd(), SET_LEASE, READ_LEASE),
        );
        lock == 0 || lease == 0
    });
    println!(
        "{}",
        if locked.contains(&true) {
            "BREACHED"
        } else {
            "DENIED"
        }
    );
}
