//! Changes a resource limit of its parent. It asks for what the parent has already, so that nothing breaks where it
//! is allowed.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: off

unsafe extern "C" {
    fn syscall(number: i64, ...) -> i64;
    fn getppid() -> i32;
}

const PRLIMIT64: i64 = 302;
const OPEN_FILES: i64 = 7;

fn main() {
    let mut limit = [0_u64; 2];
    let parent = i64::from(unsafe { getppid() });
    let none = std::ptr::null::<u64>();
    let asked = unsafe { syscall(PRLIMIT64, parent, OPEN_FILES, none, limit.as_mut_ptr()) };
    let set = unsafe { syscall(PRLIMIT64, parent, OPEN_FILES, limit.as_ptr(), none) };
    println!(
        "{}",
        if asked == 0 || set == 0 {
            "BREACHED"
        } else {
            "DENIED"
        }
    );
}
