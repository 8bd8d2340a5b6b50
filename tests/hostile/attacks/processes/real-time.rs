//! Takes a processor for itself: real-time scheduling, the highest priority, first in every queue of a disk.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: identity
//@ control: shape only root may; a grader that is root must give its commands no privilege to do so

unsafe extern "C" {
    fn sched_setscheduler(pid: i32, policy: i32, param: *const i32) -> i32;
    fn setpriority(which: i32, who: u32, priority: i32) -> i32;
    fn syscall(number: i64, ...) -> i64;
}

const FIFO: i32 = 1;
const IOPRIO_SET: i64 = 251;
const REAL_TIME_DISK: i64 = 1 << 13;

fn main() {
    let done = unsafe {
        [
            sched_setscheduler(0, FIFO, &1),
            setpriority(0, 0, -20),
            syscall(IOPRIO_SET, 1_i64, 0_i64, REAL_TIME_DISK) as i32,
        ]
    };
    println!("{done:?}");
    println!(
        "{}",
        if done.contains(&0) {
            "BREACHED"
        } else {
            "DENIED"
        }
    );
}
