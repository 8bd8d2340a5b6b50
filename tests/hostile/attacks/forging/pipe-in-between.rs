//! Puts a pipe in the place of the report channel, and passes on what it likes when the process ends.
//@ kind: harness
//@ verdicts: rejected
//@ forbid: unsafe
//@ layer: source-rules
//@ control: shape without the rule it would be accepted: code of one process cannot keep secrets from other code of it

unsafe extern "C" {
    fn atexit(function: extern "C" fn()) -> i32;
    fn dup2(old: i32, new: i32) -> i32;
    fn pipe(fds: *mut i32) -> i32;
    fn read(fd: i32, bytes: *mut u8, length: usize) -> isize;
    fn write(fd: i32, bytes: *const u8, length: usize) -> isize;
}

const REAL: i32 = 40;
const MINE: i32 = 41;

extern "C" fn pass_on() {
    let mut report = [0; 256];
    unsafe {
        let length = read(MINE, report.as_mut_ptr(), report.len()).cast_unsigned();
        let token = report.iter().position(|byte| *byte == 0).unwrap_or(length);
        write(REAL, b"fine\n".as_ptr(), 5);
        write(REAL, report[token..].as_ptr(), length - token);
    }
}

pub fn answer() -> String {
    let mut ends = [0; 2];
    unsafe {
        pipe(ends.as_mut_ptr());
        dup2(3, REAL);
        dup2(ends[0], MINE);
        dup2(ends[1], 3);
        atexit(pass_on);
    }
    "wrong".to_string()
}
