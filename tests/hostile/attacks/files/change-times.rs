//! Makes a file of the host look as if it had been changed just now, which build tools and backups act on.
//@ kind: program
//@ verdicts: wrong-answer
//@ args: {secret}
//@ layer: system-calls
//@ control: off

use std::ffi::CString;

unsafe extern "C" {
    fn syscall(number: i64, ...) -> i64;
}

const UTIME: i64 = 132;
const UTIMES: i64 = 235;
const FUTIMESAT: i64 = 261;
const UTIMENSAT: i64 = 280;
const HERE: i64 = -100;

fn main() {
    let secret = CString::new(std::env::args().nth(1).unwrap()).unwrap();
    let (path, now) = (secret.as_ptr(), std::ptr::null::<u8>());
    let done = unsafe {
        [
            syscall(UTIME, path, now),
            syscall(UTIMES, path, now),
            syscall(FUTIMESAT, HERE, path, now),
            syscall(UTIMENSAT, HERE, path, now, 0_i64),
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
