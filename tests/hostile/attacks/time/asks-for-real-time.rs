//! Asks for more than its share: a real-time policy, a higher priority, higher limits. With one of the first two it
//! could keep everything else on the machine from running, its supervisor too.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: identity
//@ control: shape only a grader that is root has what this asks for; where it is, these calls succeed in class none

unsafe extern "C" {
    fn setpriority(which: i32, who: u32, nice: i32) -> i32;
    fn sched_setscheduler(pid: i32, policy: i32, priority: *const i32) -> i32;
    fn setrlimit(resource: i32, limit: *const [u64; 2]) -> i32;
    fn mlockall(flags: i32) -> i32;
}

fn main() {
    let mut done = Vec::new();
    unsafe {
        if sched_setscheduler(0, 1, &1) == 0 {
            done.push("first in, first out");
        }
        if sched_setscheduler(0, 2, &1) == 0 {
            done.push("round robin");
        }
        if setpriority(0, 0, -10) == 0 {
            done.push("priority");
        }
        // Processor time, file size, data, open files.
        for resource in [0, 1, 2, 7] {
            if setrlimit(resource, &[1 << 40, 1 << 40]) == 0 {
                done.push("limit");
            }
        }
        if mlockall(1) == 0 {
            done.push("locked memory");
        }
    }
    println!("{done:?}");
    println!(
        "{}",
        if done.is_empty() {
            "DENIED"
        } else {
            "BREACHED"
        }
    );
}
