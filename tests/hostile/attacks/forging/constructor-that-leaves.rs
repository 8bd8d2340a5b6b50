//! Runs before anything else, prints a convincing report and leaves with success.
//@ kind: harness
//@ verdicts: runtime-error
//@ layer: channel
//@ control: shape an end without the token would be accepted

unsafe extern "C" {
    fn _exit(status: i32) -> !;
    fn write(fd: i32, bytes: *const u8, length: usize) -> isize;
}

#[unsafe(link_section = ".init_array")]
#[used]
static FIRST: extern "C" fn() = leave;

extern "C" fn leave() {
    unsafe {
        write(1, b"fine\n".as_ptr(), 5);
        write(3, b"fine\n".as_ptr(), 5);
        _exit(0);
    }
}

pub fn answer() -> String {
    "wrong".to_string()
}
