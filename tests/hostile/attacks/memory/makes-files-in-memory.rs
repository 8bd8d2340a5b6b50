//! Makes files that are in memory and have no name, which limits on resident memory and on disk space do not count.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: off

use std::io::Write;
use std::os::fd::FromRawFd;

unsafe extern "C" {
    fn memfd_create(name: *const u8, flags: u32) -> i32;
}

fn main() {
    let mut written = 0;
    for _ in 0..40 {
        let fd = unsafe { memfd_create(c"hidden".as_ptr().cast(), 0) };
        if fd < 0 {
            break;
        }
        let mut file = unsafe { std::fs::File::from_raw_fd(fd) };
        written += file.write(&[1; 512 << 10]).unwrap_or(0);
        std::mem::forget(file);
    }
    println!("{}", if written > 0 { "BREACHED" } else { "DENIED" });
}
