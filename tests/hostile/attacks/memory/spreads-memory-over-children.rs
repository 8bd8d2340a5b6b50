//! Spreads its memory over many children, each well below the limit.
//@ kind: program
//@ verdicts full: memory-limit
//@ verdicts landlock: wrong-answer
//@ layer: limit
//@ control: limit memory 600 MiB, cpu 8 s
//@ limits: memory 40 MiB, cpu 3 s, processes 32

use std::io::{Read, Write};
use std::os::fd::FromRawFd;

unsafe extern "C" {
    fn fork() -> i32;
    fn pipe(ends: *mut i32) -> i32;
    fn pause() -> i32;
    fn _exit(status: i32) -> !;
}

fn main() {
    let mut ends = [0; 2];
    unsafe { pipe(ends.as_mut_ptr()) };
    let (mut read, mut write) = unsafe {
        (
            std::fs::File::from_raw_fd(ends[0]),
            std::fs::File::from_raw_fd(ends[1]),
        )
    };
    for _ in 0..20 {
        match unsafe { fork() } {
            0 => {
                let held = vec![1_u8; 8 << 20];
                std::hint::black_box(&held);
                let _ = write.write(b"x");
                unsafe {
                    pause();
                    _exit(0)
                }
            }
            -1 => {
                println!("DENIED");
                return;
            }
            _ => {}
        }
    }
    // Every child says when it holds its memory.
    read.read_exact(&mut [0; 20]).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(100));
    println!("fine");
}
