//! Has itself told of every file that comes and goes in a folder of the host: names of other submissions, and when
//! somebody works.
//@ kind: program
//@ verdicts: wrong-answer
//@ args: {folder}
//@ layer: file-system
//@ control: off

use std::ffi::CString;

unsafe extern "C" {
    fn inotify_init() -> i32;
    fn inotify_add_watch(fd: i32, path: *const i8, events: u32) -> i32;
}

fn main() {
    let folder = CString::new(std::env::args().nth(1).unwrap()).unwrap();
    let watch = unsafe { inotify_add_watch(inotify_init(), folder.as_ptr(), 0xfff) };
    println!("{}", if watch > 0 { "BREACHED" } else { "DENIED" });
}
