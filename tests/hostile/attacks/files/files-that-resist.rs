//! Leaves behind what is hard to clear up: folders without permissions, names that are no text or as long as can
//! be, pipes, sockets and links.
//@ kind: program
//@ verdicts: wrong-answer
//@ verdicts landlock: wrong-answer, runtime-error
//@ host: no-file
//@ layer: file-system
//@ control: shape what is left behind shows in the folder for temporary files

use std::ffi::{CString, OsStr};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};

unsafe extern "C" {
    fn mkfifo(path: *const i8, mode: u32) -> i32;
}

fn main() {
    let long = "x".repeat(255);
    for name in ["-rf *", "a\nb", "\x1b[2J", &long, "..."] {
        std::fs::write(name, "").unwrap();
    }
    std::fs::write(OsStr::from_bytes(b"\xff\xfe"), "").unwrap();
    let _ = unsafe { mkfifo(CString::new("pipe").unwrap().as_ptr(), 0o666) };
    let _ = symlink("/", "root");
    let _ = symlink("loop", "loop");
    std::fs::create_dir_all("locked/inner").unwrap();
    std::fs::write("locked/inner/file", "").unwrap();
    for folder in ["locked/inner", "locked", "."] {
        let _ = std::fs::set_permissions(folder, PermissionsExt::from_mode(0o000));
    }
    println!("clear that up");
}
