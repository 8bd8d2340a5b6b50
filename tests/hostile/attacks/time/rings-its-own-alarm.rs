//! Has timers of all kinds ring as often as they can, to disturb the measuring of its time.
//@ kind: program
//@ verdicts: time-limit
//@ layer: limit
//@ control: limit cpu 4 s
//@ limits: cpu 300 ms

unsafe extern "C" {
    fn clock_gettime(clock: i32, time: *mut [i64; 2]) -> i32;
    fn signal(number: i32, handler: usize) -> usize;
    fn setitimer(which: i32, new: *const [i64; 4], old: *mut [i64; 4]) -> i32;
}

extern "C" fn nothing(_: i32) {}

/// Milliseconds of processor time that this process has used.
fn used() -> i64 {
    let mut time = [0; 2];
    unsafe { clock_gettime(2, &mut time) };
    time[0] * 1000 + time[1] / 1_000_000
}

fn main() {
    for (which, number) in [(0, 14), (1, 26), (2, 27)] {
        unsafe {
            signal(number, nothing as extern "C" fn(i32) as usize);
            setitimer(which, &[0, 100, 0, 100], std::ptr::null_mut());
        }
    }
    while used() < 800 {}
    println!("fine");
}
