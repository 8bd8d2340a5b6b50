//! Crashes in a function that runs when `main` has returned and the right answer is printed.
//@ kind: program
//@ verdicts: runtime-error
//@ layer: limit
//@ control: shape with the answer alone this would be accepted
//@ ending: signal 11

unsafe extern "C" {
    fn atexit(function: extern "C" fn()) -> i32;
}

extern "C" fn late() {
    unsafe { std::ptr::without_provenance_mut::<u8>(std::hint::black_box(8)).write_volatile(1) };
}

fn main() {
    println!("fine");
    unsafe { atexit(late) };
}
