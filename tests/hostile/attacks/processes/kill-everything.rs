//! Kills every process that it can reach, the grader first of all.
//@ kind: program
//@ verdicts: wrong-answer, runtime-error
//@ classes: full
//@ layer: namespaces
//@ control: destructive it would end every process of the host

unsafe extern "C" {
    fn kill(pid: i32, signal: i32) -> i32;
}

fn main() {
    let done = unsafe { kill(-1, 9) };
    println!("kill said {done}, and I am still here");
}
