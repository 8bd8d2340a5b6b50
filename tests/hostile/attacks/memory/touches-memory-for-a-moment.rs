//! Touches much memory for a moment and gives it back before anybody who looks now and then could see it.
//@ kind: program
//@ verdicts: memory-limit
//@ layer: limit
//@ control: limit memory 600 MiB
//@ limits: memory 16 MiB

fn main() {
    for _ in 0..3 {
        let held = vec![1_u8; 48 << 20];
        std::hint::black_box(&held);
    }
    println!("fine");
}
