//! Never ends and uses all the processor time there is; a grader without limits would wait for ever.
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
    // It ends in the control alone, so that there is something to see.
    while used() < 800 {}
    println!("fine");
}
