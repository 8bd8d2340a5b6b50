//! Reserves room on the disk behind the end of a file, where limits on the size of files do not count it.
//@ kind: program
//@ verdicts: runtime-error, wrong-answer
//@ limits: disk 1 MiB
//@ layer: limit
//@ control: off

use std::os::fd::AsRawFd;

unsafe extern "C" {
    fn fallocate(fd: i32, mode: i32, offset: i64, length: i64) -> i32;
}

const KEEP_SIZE: i32 = 1;

fn main() {
    let file = std::fs::File::create("small").unwrap();
    let reserved = unsafe { fallocate(file.as_raw_fd(), KEEP_SIZE, 0, 32 << 20) } == 0;
    println!("{}", if reserved { "BREACHED" } else { "DENIED" });
}
