//! Reads the token before the harness can, and reports with it.
//@ kind: harness
//@ verdicts: rejected
//@ forbid: unsafe
//@ layer: source-rules
//@ control: shape without the rule it would be accepted: code of one process cannot keep secrets from other code of it

unsafe extern "C" {
    fn _exit(status: i32) -> !;
    fn read(fd: i32, bytes: *mut u8, length: usize) -> isize;
    fn write(fd: i32, bytes: *const u8, length: usize) -> isize;
}

#[unsafe(link_section = ".init_array")]
#[used]
static FIRST: extern "C" fn() = forge;

extern "C" fn forge() {
    let mut report = *b"fine\n\0................................\n";
    unsafe {
        read(4, report[6..].as_mut_ptr(), 32);
        write(3, report.as_ptr(), report.len());
        _exit(0);
    }
}

pub fn answer() -> String {
    "wrong".to_string()
}
