//! Changes the priority of its parent, so that the watch comes too late.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: off

unsafe extern "C" {
    fn getppid() -> i32;
    fn setpriority(which: i32, who: u32, priority: i32) -> i32;
}

const PROCESS: i32 = 0;

fn main() {
    let set = unsafe { setpriority(PROCESS, getppid().cast_unsigned(), 0) };
    println!("{}", if set == 0 { "BREACHED" } else { "DENIED" });
}
