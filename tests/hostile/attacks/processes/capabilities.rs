//! Looks for privileges that it was left with.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: identity
//@ control: shape only a grader that is root has any; the answer BREACHED shows them

unsafe extern "C" {
    fn syscall(number: i64, ...) -> i64;
}

const CAPGET: i64 = 125;
const VERSION: u32 = 0x2008_0522;

fn main() {
    let head = [VERSION, 0];
    let mut sets = [0_u32; 6];
    unsafe { syscall(CAPGET, head.as_ptr(), sets.as_mut_ptr()) };
    println!("{sets:x?}");
    println!("{}", if sets == [0; 6] { "DENIED" } else { "BREACHED" });
}
