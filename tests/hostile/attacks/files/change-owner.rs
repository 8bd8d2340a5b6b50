//! Gives a file of the host to somebody, here to the user and group it belongs to.
//@ kind: program
//@ verdicts: wrong-answer
//@ args: {secret}
//@ layer: system-calls
//@ control: off

use std::ffi::CString;

unsafe extern "C" {
    fn syscall(number: i64, ...) -> i64;
}

const CHOWN: i64 = 92;
const LCHOWN: i64 = 94;
const FCHOWNAT: i64 = 260;
const HERE: i64 = -100;

fn main() {
    let secret = CString::new(std::env::args().nth(1).unwrap()).unwrap();
    let path = secret.as_ptr();
    let same = -1_i64;
    let done = unsafe {
        [
            syscall(CHOWN, path, same, same),
            syscall(LCHOWN, path, same, same),
            syscall(FCHOWNAT, HERE, path, same, same, 0_i64),
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
