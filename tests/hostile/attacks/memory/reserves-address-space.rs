//! Reserves eight gibibytes without touching them, to have them counted by nobody until it does.
//@ kind: program
//@ verdicts: runtime-error, memory-limit
//@ layer: limit
//@ control: limit memory 4 GiB

fn main() {
    let room: Vec<u8> = Vec::with_capacity(8 << 30);
    std::hint::black_box(&room);
    println!("fine");
}
