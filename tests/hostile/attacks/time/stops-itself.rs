//! Stops itself by a signal, in the hope that a stopped process is neither ended nor counted.
//@ kind: program
//@ verdicts: time-limit
//@ layer: limit
//@ control: shape a stopped process never goes on, so no limit lets it; what ends it is the limit that a sleeper shows
//@ limits: wall 400 ms

unsafe extern "C" {
    fn raise(number: i32) -> i32;
}

fn main() {
    println!("fine");
    unsafe { raise(19) };
}
