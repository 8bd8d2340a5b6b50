//! Puts a program in the place of the descriptor by which it was itself started, and starts it in the same way.
//@ kind: program
//@ verdicts: wrong-answer, runtime-error
//@ limits: disk 16 MiB
//@ layer: file-rules
//@ control: off

use std::os::fd::AsRawFd;

unsafe extern "C" {
    fn dup2(old: i32, new: i32) -> i32;
    fn execveat(
        fd: i32,
        path: *const i8,
        args: *const *const i8,
        env: *const *const i8,
        flags: i32,
    ) -> i32;
}

const AT_EMPTY_PATH: i32 = 0x1000;

fn main() {
    if std::env::args().nth(1).is_some() {
        println!("BREACHED");
        return;
    }
    std::fs::copy(std::env::args().next().unwrap(), "copy").unwrap();
    let copy = std::fs::File::open("copy").unwrap();
    let args = [c"copy".as_ptr(), c"again".as_ptr(), std::ptr::null()];
    let env = [std::ptr::null()];
    for fd in 5..32 {
        unsafe {
            dup2(copy.as_raw_fd(), fd);
            execveat(fd, c"".as_ptr(), args.as_ptr(), env.as_ptr(), AT_EMPTY_PATH);
        }
    }
    println!("DENIED {}", std::io::Error::last_os_error());
}
