//! Asks for the handle of a file, by which root can open it past every path and mount.
//@ kind: program
//@ verdicts: wrong-answer
//@ args: {secret}
//@ layer: system-calls
//@ control: off

use std::ffi::CString;

unsafe extern "C" {
    fn name_to_handle_at(
        folder: i32,
        path: *const i8,
        handle: *mut u32,
        mount: *mut i32,
        flags: i32,
    ) -> i32;
}

const HERE: i32 = -100;
const EOVERFLOW: i32 = 75;

fn main() {
    let secret = CString::new(std::env::args().nth(1).unwrap()).unwrap();
    // Room for no handle: the answer is how large it is.
    let (mut handle, mut mount) = ([0_u32; 2], 0);
    unsafe { name_to_handle_at(HERE, secret.as_ptr(), handle.as_mut_ptr(), &mut mount, 0) };
    let told = std::io::Error::last_os_error().raw_os_error() == Some(EOVERFLOW);
    println!("{}", if told { "BREACHED" } else { "DENIED" });
}
