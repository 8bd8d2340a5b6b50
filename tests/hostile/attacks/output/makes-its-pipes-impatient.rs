//! Changes how its pipes behave, in the hope that the grader's ends change with them: no waiting, packets, another size.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: channel
//@ control: shape a grader whose own end is changed fails to read or to write, and grades nobody
//@ stdin-size: 1 MiB
//@ limits: output 1 MiB

use std::io::Write;

unsafe extern "C" {
    fn fcntl(fd: i32, command: i32, argument: i32) -> i32;
}

const SET_FLAGS: i32 = 4;
const SET_PIPE_SIZE: i32 = 1031;
const NONBLOCK_AND_DIRECT: i32 = 0o44000;

fn main() {
    for fd in 0..3 {
        unsafe {
            fcntl(fd, SET_PIPE_SIZE, 4096);
            fcntl(fd, SET_FLAGS, NONBLOCK_AND_DIRECT);
        }
    }
    for _ in 0..1000 {
        // Most of these fail, which is the program's own affair.
        let _ = std::io::stdout().write(b"DENIED\n");
        let _ = std::io::stderr().write(&[b'x'; 5000]);
    }
}
