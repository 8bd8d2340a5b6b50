//! Attaches to its parent as a debugger, to make it say whatever it likes.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: shape whether a process may trace its parent depends on the host; the answer BREACHED shows it

unsafe extern "C" {
    fn syscall(number: i64, ...) -> i64;
    fn getppid() -> i32;
}

const PTRACE: i64 = 101;
const SEIZE: i64 = 0x4206;

fn main() {
    let seized = unsafe { syscall(PTRACE, SEIZE, i64::from(getppid()), 0_i64, 0_i64) } == 0;
    println!("{}", if seized { "BREACHED" } else { "DENIED" });
}
