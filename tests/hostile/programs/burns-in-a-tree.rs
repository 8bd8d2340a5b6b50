//! Uses a hundred milliseconds of processor time in each of four processes: itself, a child that it waits for, one that
//! it never waits for, and one whose parent is gone. Ends when all of them have done so.

use std::io::Read;
use std::os::fd::FromRawFd;

unsafe extern "C" {
    fn clock_gettime(clock: i32, time: *mut [i64; 2]) -> i32;
    fn fork() -> i32;
    fn pipe(ends: *mut i32) -> i32;
    fn close(fd: i32) -> i32;
    fn waitpid(pid: i32, status: *mut i32, options: i32) -> i32;
    fn _exit(status: i32) -> !;
}

fn burn() {
    let mut time = [0; 2];
    while time[0] == 0 && time[1] < 100_000_000 {
        unsafe { clock_gettime(2, &mut time) };
    }
}

fn main() {
    let mut ends = [0; 2];
    unsafe {
        pipe(ends.as_mut_ptr());
        let waited_for = fork();
        if waited_for == 0 {
            burn();
            _exit(0);
        }
        waitpid(waited_for, std::ptr::null_mut(), 0);
        if fork() == 0 {
            burn();
            _exit(0);
        }
        let parent = fork();
        if parent == 0 {
            if fork() == 0 {
                burn();
            }
            _exit(0);
        }
        waitpid(parent, std::ptr::null_mut(), 0);
        close(ends[1]);
    }
    burn();
    let mut rest = Vec::new();
    unsafe { std::fs::File::from_raw_fd(ends[0]) }.read_to_end(&mut rest).unwrap();
    println!("fine");
}
