//! Spreads its work over threads, so that a limit that looks at one of them would not see it.
//@ kind: program
//@ verdicts: time-limit
//@ layer: limit
//@ control: limit cpu 8 s
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

fn spin() {
    while used() < 1600 {}
}

fn main() {
    let threads: Vec<_> = (0..4).map(|_| std::thread::spawn(spin)).collect();
    for thread in threads {
        thread.join().unwrap();
    }
    println!("fine");
}
