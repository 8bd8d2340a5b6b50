//! Ignores the signal that tells of ended children: the kernel then forgets them at once, and the processor time
//! that they used is added to nobody's account. One child after the other does a part of the work.
//@ kind: program
//@ verdicts full: time-limit
//@ verdicts landlock: wrong-answer
//@ layer: limit
//@ control: limit cpu 6 s
//@ limits: cpu 300 ms, wall 4 s

unsafe extern "C" {
    fn clock_gettime(clock: i32, time: *mut [i64; 2]) -> i32;
    fn fork() -> i32;
    fn signal(number: i32, handler: usize) -> usize;
    fn waitpid(pid: i32, status: *mut i32, options: i32) -> i32;
    fn _exit(status: i32) -> !;
}

const SIGCHLD: i32 = 17;
const SIG_IGN: usize = 1;

/// Milliseconds of processor time that this process has used.
fn used() -> i64 {
    let mut time = [0; 2];
    unsafe { clock_gettime(2, &mut time) };
    time[0] * 1000 + time[1] / 1_000_000
}

fn main() {
    unsafe { signal(SIGCHLD, SIG_IGN) };
    for _ in 0..20 {
        match unsafe { fork() } {
            0 => {
                while used() < 80 {}
                unsafe { _exit(0) }
            }
            child if child > 0 => unsafe { waitpid(child, std::ptr::null_mut(), 0) },
            _ => {
                println!("DENIED");
                return;
            }
        };
    }
    println!("fine");
}
