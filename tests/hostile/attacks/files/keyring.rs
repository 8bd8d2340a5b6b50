//! Leaves a message in the keys that the kernel keeps for its user, which the next run could read.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: off

unsafe extern "C" {
    fn syscall(number: i64, ...) -> i64;
}

const ADD_KEY: i64 = 248;
const KEYCTL: i64 = 250;
const UNLINK: i64 = 9;
const KEYS_OF_PROCESS: i64 = -2;

fn main() {
    let (kind, name, text) = (c"user".as_ptr(), c"hostile".as_ptr(), b"read me".as_ptr());
    let key = unsafe { syscall(ADD_KEY, kind, name, text, 7_i64, KEYS_OF_PROCESS) };
    unsafe { syscall(KEYCTL, UNLINK, key, KEYS_OF_PROCESS) };
    println!("{}", if key > 0 { "BREACHED" } else { "DENIED" });
}
