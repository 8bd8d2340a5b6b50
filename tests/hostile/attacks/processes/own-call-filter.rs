//! Installs a call filter that asks a supervisor of its own, which never answers: whoever ends the run might wait
//! for it.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: off

unsafe extern "C" {
    fn prctl(option: i32, a: usize, b: usize, c: usize, d: usize) -> i32;
    fn syscall(number: i64, ...) -> i64;
}

const SECCOMP: i64 = 317;
const FILTER: i64 = 1;
const WITH_LISTENER: i64 = 1 << 3;
const NO_NEW_PRIVILEGES: i32 = 38;

fn main() {
    // One instruction: everything is allowed.
    let allow: u64 = 0x7fff_0000_0000_0006;
    let program = [1_usize, &raw const allow as usize];
    let listener = unsafe {
        prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0);
        syscall(SECCOMP, FILTER, WITH_LISTENER, program.as_ptr())
    };
    println!("{}", if listener >= 0 { "BREACHED" } else { "DENIED" });
}
