//! Becomes root, as it may be in a namespace that is badly made.
//@ kind: program
//@ verdicts: wrong-answer
//@ classes: full
//@ layer: identity
//@ control: shape only a grader that is root has anything to lose; the answer BREACHED shows it

unsafe extern "C" {
    fn setgroups(count: usize, groups: *const u32) -> i32;
    fn setresgid(real: u32, effective: u32, saved: u32) -> i32;
    fn setresuid(real: u32, effective: u32, saved: u32) -> i32;
    fn geteuid() -> u32;
}

fn main() {
    let root = unsafe {
        setgroups(1, &0);
        setresgid(0, 0, 0);
        setresuid(0, 0, 0);
        geteuid() == 0
    };
    println!("{}", if root { "BREACHED" } else { "DENIED" });
}
