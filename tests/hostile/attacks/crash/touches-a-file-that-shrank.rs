//! Maps a file, makes it shorter and touches what is no longer there.
//@ kind: program
//@ verdicts: runtime-error
//@ layer: limit
//@ control: shape with the answer alone this would be accepted
//@ ending: signal 7

use std::fs::File;
use std::os::fd::AsRawFd;

unsafe extern "C" {
    fn mmap(
        address: usize,
        length: usize,
        protection: i32,
        flags: i32,
        fd: i32,
        offset: i64,
    ) -> *mut u8;
}

fn main() {
    let file = File::options()
        .read(true)
        .write(true)
        .create(true)
        .truncate(true)
        .open("short")
        .unwrap();
    file.set_len(4096).unwrap();
    let memory = unsafe { mmap(0, 4096, 3, 1, file.as_raw_fd(), 0) };
    file.set_len(0).unwrap();
    println!("fine");
    unsafe { memory.write_volatile(1) };
}
