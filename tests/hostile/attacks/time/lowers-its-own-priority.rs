//! Takes a lower priority and the policy for work in the background, and stays on one processor, to be counted less.
//@ kind: program
//@ verdicts: time-limit
//@ layer: limit
//@ control: limit cpu 4 s, wall 40 s
//@ limits: cpu 300 ms, wall 8 s

unsafe extern "C" {
    fn clock_gettime(clock: i32, time: *mut [i64; 2]) -> i32;
    fn nice(more: i32) -> i32;
    fn sched_setscheduler(pid: i32, policy: i32, priority: *const i32) -> i32;
    fn sched_setaffinity(pid: i32, size: usize, mask: *const u64) -> i32;
}

/// Milliseconds of processor time that this process has used.
fn used() -> i64 {
    let mut time = [0; 2];
    unsafe { clock_gettime(2, &mut time) };
    time[0] * 1000 + time[1] / 1_000_000
}

fn main() {
    unsafe {
        nice(5);
        sched_setscheduler(0, 3, &0);
        sched_setaffinity(0, 8, &1);
    }
    while used() < 800 {}
    println!("fine");
}
