//! Takes priority, scheduling policy and processors away from the process that watches over it and from the grader.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: off
//@ host: grader-unchanged
//@ args: {grader}

unsafe extern "C" {
    fn getppid() -> i32;
    fn getpgid(pid: i32) -> i32;
    fn setpriority(which: i32, who: u32, nice: i32) -> i32;
    fn sched_setscheduler(pid: i32, policy: i32, priority: *const i32) -> i32;
    fn sched_setaffinity(pid: i32, size: usize, mask: *const u64) -> i32;
    fn prlimit(pid: i32, resource: i32, new: *const [u64; 2], old: *mut [u64; 2]) -> i32;
}

fn main() {
    let grader: i32 = std::env::args().nth(1).unwrap().parse().unwrap();
    let mut done = 0;
    unsafe {
        for pid in [getppid(), grader] {
            done += i32::from(setpriority(0, pid as u32, 5) == 0);
            done += i32::from(setpriority(1, getpgid(pid) as u32, 5) == 0);
            done += i32::from(sched_setscheduler(pid, 3, &0) == 0);
            done += i32::from(sched_setaffinity(pid, 8, &1) == 0);
            done += i32::from(prlimit(pid, 0, &[1000, 1000], std::ptr::null_mut()) == 0);
        }
    }
    println!("{}", if done > 0 { "BREACHED" } else { "DENIED" });
}
