//! Joins a namespace by a file or by a process that is in it. It names itself: the filter need not care who is
//! named.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: off

use std::os::fd::AsRawFd;

unsafe extern "C" {
    fn setns(fd: i32, kind: i32) -> i32;
}

const EINVAL: i32 = 22;

fn main() {
    let folder = std::fs::File::open(".").unwrap();
    unsafe { setns(folder.as_raw_fd(), 0) };
    // A folder is no namespace; to be told so, one must have been allowed to ask.
    let asked = std::io::Error::last_os_error().raw_os_error() == Some(EINVAL);
    println!("{}", if asked { "BREACHED" } else { "DENIED" });
}
