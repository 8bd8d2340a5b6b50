//! Cuts a file of the host by its path, without opening it. The new length is the old one, so that nothing is lost.
//@ kind: program
//@ verdicts: wrong-answer
//@ args: {secret}
//@ layer: file-system
//@ control: off

use std::ffi::CString;

unsafe extern "C" {
    fn truncate(path: *const i8, length: i64) -> i32;
}

fn main() {
    let secret = CString::new(std::env::args().nth(1).unwrap()).unwrap();
    let cut = unsafe { truncate(secret.as_ptr(), 33) } == 0;
    println!("{}", if cut { "BREACHED" } else { "DENIED" });
}
