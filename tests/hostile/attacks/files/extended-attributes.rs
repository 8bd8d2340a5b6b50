//! Hangs an attribute on a file of the host: a message to the next run, or a property that the system acts on.
//@ kind: program
//@ verdicts: wrong-answer
//@ args: {secret}
//@ layer: system-calls
//@ control: off

use std::ffi::CString;

unsafe extern "C" {
    fn setxattr(path: *const i8, name: *const i8, value: *const u8, size: usize, flags: i32)
    -> i32;
    fn lsetxattr(
        path: *const i8,
        name: *const i8,
        value: *const u8,
        size: usize,
        flags: i32,
    ) -> i32;
    fn removexattr(path: *const i8, name: *const i8) -> i32;
}

fn main() {
    let secret = CString::new(std::env::args().nth(1).unwrap()).unwrap();
    let (path, name) = (secret.as_ptr(), c"user.hostile".as_ptr());
    let done = unsafe {
        [
            setxattr(path, name, b"x".as_ptr(), 1, 0),
            lsetxattr(path, name, b"x".as_ptr(), 1, 0),
            removexattr(path, name),
        ]
    };
    println!(
        "{}",
        if done.contains(&0) {
            "BREACHED"
        } else {
            "DENIED"
        }
    );
}
