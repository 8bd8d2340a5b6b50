//! Gives every process of its user, the grader among them, the lowest priority there is.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: destructive it would slow the host down for good

unsafe extern "C" {
    fn getuid() -> u32;
    fn setpriority(which: i32, who: u32, priority: i32) -> i32;
}

const USER: i32 = 2;

fn main() {
    let set = unsafe { setpriority(USER, getuid(), 19) };
    println!("{}", if set == 0 { "BREACHED" } else { "DENIED" });
}
