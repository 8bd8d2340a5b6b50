//! Has child processes do the work and only waits for them, so that its own clock stands still.
//@ kind: program
//@ verdicts full: time-limit
//@ verdicts landlock: wrong-answer
//@ layer: limit
//@ control: limit cpu 8 s
//@ limits: cpu 300 ms

unsafe extern "C" {
    fn clock_gettime(clock: i32, time: *mut [i64; 2]) -> i32;
    fn fork() -> i32;
    fn waitpid(pid: i32, status: *mut i32, options: i32) -> i32;
    fn _exit(status: i32) -> !;
}

/// Milliseconds of processor time that this process has used.
fn used() -> i64 {
    let mut time = [0; 2];
    unsafe { clock_gettime(2, &mut time) };
    time[0] * 1000 + time[1] / 1_000_000
}

fn main() {
    let mut children = 0;
    for _ in 0..3 {
        match unsafe { fork() } {
            0 => {
                while used() < 800 {}
                unsafe { _exit(0) }
            }
            child if child > 0 => children += 1,
            _ => {}
        }
    }
    if children == 0 {
        println!("DENIED");
        return;
    }
    for _ in 0..children {
        unsafe { waitpid(-1, std::ptr::null_mut(), 0) };
    }
    println!("fine");
}
