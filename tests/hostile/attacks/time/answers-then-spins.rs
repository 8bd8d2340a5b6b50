//! Prints the right answer at once and never ends: the answer alone must not be enough.
//@ kind: program
//@ verdicts: time-limit
//@ layer: limit
//@ control: limit cpu 4 s
//@ limits: cpu 300 ms

unsafe extern "C" {
    fn clock_gettime(clock: i32, time: *mut [i64; 2]) -> i32;
}

/// Milliseconds of processor time that this process has used.
fn used() -> i64 {
    let mut time = [0; 2];
    unsafe { clock_gettime(2, &mut time) };
    time[0] * 1000 + time[1] / 1_000_000
}

fn main() {
    println!("fine");
    while used() < 800 {}
}
