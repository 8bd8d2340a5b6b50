//! Has the kernel send signals to the grader whenever something happens to a pipe, in place of sending them itself.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: namespaces
//@ control: off
//@ host: grader-lives
//@ args: {grader}

use std::io::Write;

unsafe extern "C" {
    fn pipe(ends: *mut i32) -> i32;
    fn fcntl(fd: i32, command: i32, argument: i32) -> i32;
    fn write(fd: i32, bytes: *const u8, length: usize) -> isize;
    fn read(fd: i32, bytes: *mut u8, length: usize) -> isize;
}

const SET_FLAGS: i32 = 4;
const SET_OWNER: i32 = 8;
const SET_SIGNAL: i32 = 10;
const ASYNC_AND_NONBLOCK: i32 = 0o24000;
const SIGKILL: i32 = 9;

fn main() {
    let grader = std::env::args().nth(1).unwrap().parse().unwrap();
    let mut ends = [0; 2];
    unsafe { pipe(ends.as_mut_ptr()) };
    for fd in [ends[0], ends[1], 0, 1, 2] {
        unsafe {
            fcntl(fd, SET_OWNER, grader);
            fcntl(fd, SET_SIGNAL, SIGKILL);
            fcntl(fd, SET_FLAGS, ASYNC_AND_NONBLOCK);
        }
    }
    for _ in 0..100 {
        unsafe {
            write(ends[1], b"x".as_ptr(), 1);
            read(ends[0], [0; 1].as_mut_ptr(), 1);
        }
        let _ = std::io::stdout().write(b"DENIED\n");
    }
}
