//! Makes a file that has no name and no place, writes a program into it and starts it.
//@ kind: program
//@ verdicts: wrong-answer, runtime-error
//@ limits: disk 16 MiB
//@ layer: system-calls
//@ control: off

use std::fs::File;
use std::io::Write;
use std::os::fd::{AsRawFd, FromRawFd};

unsafe extern "C" {
    fn memfd_create(name: *const i8, flags: u32) -> i32;
    fn fexecve(fd: i32, args: *const *const i8, env: *const *const i8) -> i32;
}

fn main() {
    if std::env::args().nth(1).is_some() {
        println!("BREACHED");
        return;
    }
    let fd = unsafe { memfd_create(c"program".as_ptr(), 0) };
    if fd < 0 {
        println!("DENIED {}", std::io::Error::last_os_error());
        return;
    }
    let mut file = unsafe { File::from_raw_fd(fd) };
    let own = std::fs::read(std::env::args().next().unwrap()).unwrap();
    file.write_all(&own).unwrap();
    let args = [c"program".as_ptr(), c"again".as_ptr(), std::ptr::null()];
    unsafe { fexecve(file.as_raw_fd(), args.as_ptr(), [std::ptr::null()].as_ptr()) };
    println!("DENIED {}", std::io::Error::last_os_error());
}
