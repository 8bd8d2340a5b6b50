//! Stops its parent, so that nobody watches the clock any more.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: namespaces
//@ control: shape the wall clock is watched from further outside, so a stopped parent wins nothing in any class

unsafe extern "C" {
    fn kill(pid: i32, signal: i32) -> i32;
    fn getppid() -> i32;
}

const SIGSTOP: i32 = 19;

fn main() {
    unsafe { kill(getppid(), SIGSTOP) };
    println!("the parent may have stopped");
}
