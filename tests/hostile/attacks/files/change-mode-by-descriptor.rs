//! Changes who may read and write a file of the host, by a descriptor that stands for its path alone.
//@ kind: program
//@ verdicts: wrong-answer
//@ args: {secret}
//@ layer: system-calls
//@ control: off

use std::ffi::CString;

unsafe extern "C" {
    fn open(path: *const i8, flags: i32) -> i32;
    fn syscall(number: i64, ...) -> i64;
}

const PATH_ALONE: i32 = 0o10_000_000;
const FCHMODAT2: i64 = 452;
const EMPTY_PATH: i64 = 0x1000;

fn main() {
    let secret = CString::new(std::env::args().nth(1).unwrap()).unwrap();
    let changed = unsafe {
        let fd = i64::from(open(secret.as_ptr(), PATH_ALONE));
        syscall(FCHMODAT2, fd, c"".as_ptr(), 0o666_i64, EMPTY_PATH) == 0
    };
    println!("{}", if changed { "BREACHED" } else { "DENIED" });
}
