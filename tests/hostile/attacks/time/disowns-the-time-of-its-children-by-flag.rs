//! Asks for its children to be forgotten when they end by the flag that goes with a handler, which has the same
//! effect as ignoring the signal: their processor time is added to nobody's account.
//@ kind: program
//@ verdicts full: time-limit
//@ verdicts landlock: wrong-answer
//@ layer: limit
//@ control: limit cpu 6 s
//@ limits: cpu 300 ms, wall 4 s

unsafe extern "C" {
    fn clock_gettime(clock: i32, time: *mut [i64; 2]) -> i32;
    fn fork() -> i32;
    fn sigaction(number: i32, new: *const Action, old: *mut Action) -> i32;
    fn waitpid(pid: i32, status: *mut i32, options: i32) -> i32;
    fn _exit(status: i32) -> !;
}

#[repr(C)]
struct Action {
    handler: usize,
    mask: [u64; 16],
    flags: i32,
    restorer: usize,
}

const SIGCHLD: i32 = 17;
const SA_NOCLDWAIT: i32 = 2;

/// Milliseconds of processor time that this process has used.
fn used() -> i64 {
    let mut time = [0; 2];
    unsafe { clock_gettime(2, &mut time) };
    time[0] * 1000 + time[1] / 1_000_000
}

fn main() {
    let action = Action {
        handler: 0,
        mask: [0; 16],
        flags: SA_NOCLDWAIT,
        restorer: 0,
    };
    unsafe { sigaction(SIGCHLD, &action, std::ptr::null_mut()) };
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
