//! Stops the process that watches over it, and the grader, by a signal, and then uses more time than it may.
//@ kind: program
//@ verdicts: time-limit
//@ layer: namespaces
//@ control: off
//@ limits: cpu 300 ms, wall 900 ms
//@ args: {grader}

unsafe extern "C" {
    fn clock_gettime(clock: i32, time: *mut [i64; 2]) -> i32;
    fn kill(pid: i32, number: i32) -> i32;
    fn getppid() -> i32;
}

const SIGSTOP: i32 = 19;

/// Milliseconds of processor time that this process has used.
fn used() -> i64 {
    let mut time = [0; 2];
    unsafe { clock_gettime(2, &mut time) };
    time[0] * 1000 + time[1] / 1_000_000
}

fn main() {
    // Time for the supervisor to take up its watch.
    while used() < 20 {}
    let grader = std::env::args().nth(1).unwrap().parse().unwrap();
    unsafe {
        // Signal 0 first: in the control the grader would stay stopped, and nobody would see what came of it.
        if kill(grader, 0) == 0 {
            println!("BREACHED");
        }
        kill(getppid(), SIGSTOP);
    }
    while used() < 800 {}
    println!("BREACHED");
}
