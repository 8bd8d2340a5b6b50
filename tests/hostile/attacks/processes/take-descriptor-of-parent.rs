//! Takes hold of its parent by a descriptor and of the parent's own descriptors through it: the socket to the
//! grader is among them.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: off

unsafe extern "C" {
    fn syscall(number: i64, ...) -> i64;
    fn getppid() -> i32;
}

const PIDFD_OPEN: i64 = 434;
const PIDFD_GETFD: i64 = 438;

fn main() {
    let parent = unsafe { syscall(PIDFD_OPEN, i64::from(getppid()), 0_i64) };
    let taken = (0..64).any(|fd: i64| unsafe { syscall(PIDFD_GETFD, parent, fd, 0_i64) } >= 0);
    println!(
        "{}",
        if parent >= 0 || taken {
            "BREACHED"
        } else {
            "DENIED"
        }
    );
}
