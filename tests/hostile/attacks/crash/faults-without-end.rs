//! Answers each fault by going back to the instruction that caused it, without end.
//@ kind: program
//@ verdicts: time-limit
//@ layer: limit
//@ control: shape a program that never comes on gets nothing from more time; what ends it is the limit that others show
//@ limits: cpu 300 ms

unsafe extern "C" {
    fn signal(number: i32, handler: usize) -> usize;
}

extern "C" fn back(_: i32) {}

fn main() {
    println!("fine");
    unsafe {
        signal(11, back as extern "C" fn(i32) as usize);
        std::ptr::without_provenance_mut::<u8>(std::hint::black_box(8)).write_volatile(1);
    }
}
