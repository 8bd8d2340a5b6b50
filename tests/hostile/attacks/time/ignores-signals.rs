//! Ignores every signal that asks a program to end, the one for too much processor time among them, and goes on.
//@ kind: program
//@ verdicts: time-limit
//@ layer: limit
//@ control: limit cpu 4 s
//@ limits: cpu 300 ms

unsafe extern "C" {
    fn clock_gettime(clock: i32, time: *mut [i64; 2]) -> i32;
    fn signal(number: i32, handler: usize) -> usize;
}

/// Milliseconds of processor time that this process has used.
fn used() -> i64 {
    let mut time = [0; 2];
    unsafe { clock_gettime(2, &mut time) };
    time[0] * 1000 + time[1] / 1_000_000
}

fn main() {
    for number in 1..=64 {
        unsafe { signal(number, 1) };
    }
    while used() < 800 {}
    println!("fine");
}
