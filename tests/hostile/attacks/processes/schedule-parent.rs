//! Moves its parent to another scheduling policy and to other processors.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: off

unsafe extern "C" {
    fn getppid() -> i32;
    fn sched_setscheduler(pid: i32, policy: i32, param: *const i32) -> i32;
    fn sched_getaffinity(pid: i32, size: usize, mask: *mut u8) -> i32;
    fn sched_setaffinity(pid: i32, size: usize, mask: *const u8) -> i32;
}

fn main() {
    let (ordinary, no_priority) = (0, 0);
    let mut mask = [0_u8; 128];
    let done = unsafe {
        let parent = getppid();
        sched_getaffinity(0, mask.len(), mask.as_mut_ptr());
        [
            sched_setscheduler(parent, ordinary, &no_priority),
            sched_setaffinity(parent, mask.len(), mask.as_ptr()),
        ]
    };
    println!(
        "{}",
        if done.contains(&0) {
            "BREACHED"
        } else {
            "DENIED"
        }
    );
}
