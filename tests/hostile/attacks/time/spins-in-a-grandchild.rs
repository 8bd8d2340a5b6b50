//! Has a grandchild do the work, whose parent is gone, so that nobody of its own ever waits for it and its time
//! reaches no ancestor that a simple grader would look at.
//@ kind: program
//@ verdicts full: time-limit
//@ verdicts landlock: wrong-answer
//@ layer: limit
//@ control: limit cpu 4 s
//@ limits: cpu 300 ms

use std::io::Read;
use std::os::fd::FromRawFd;
unsafe extern "C" {
    fn clock_gettime(clock: i32, time: *mut [i64; 2]) -> i32;
    fn fork() -> i32;
    fn pipe(ends: *mut i32) -> i32;
    fn close(fd: i32) -> i32;
    fn waitpid(pid: i32, status: *mut i32, options: i32) -> i32;
    fn _exit(status: i32) -> !;
}

/// Milliseconds of processor time that this process has used.
fn used() -> i64 {
    let mut time = [0; 2];
    unsafe { clock_gettime(2, &mut time) };
    time[0] * 1000 + time[1] / 1_000_000
}

fn main() {
    let mut ends = [0; 2];
    unsafe { pipe(ends.as_mut_ptr()) };
    let child = unsafe { fork() };
    if child == 0 {
        if unsafe { fork() } == 0 {
            while used() < 800 {}
        }
        unsafe { _exit(0) }
    }
    if child < 0 {
        println!("DENIED");
        return;
    }
    unsafe {
        close(ends[1]);
        waitpid(child, std::ptr::null_mut(), 0);
    }
    // The pipe closes when the grandchild ends.
    let mut rest = Vec::new();
    unsafe { std::fs::File::from_raw_fd(ends[0]) }
        .read_to_end(&mut rest)
        .unwrap();
    println!("fine");
}
