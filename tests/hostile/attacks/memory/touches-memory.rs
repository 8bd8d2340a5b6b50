//! Takes memory and writes to it without end; a grader without limits would swap, and the machine with it.
//@ kind: program
//@ verdicts: memory-limit
//@ layer: limit
//@ control: limit memory 600 MiB, cpu 5 s
//@ limits: memory 32 MiB, cpu 2 s

fn main() {
    let mut held = Vec::new();
    for _ in 0..300 {
        held.push(vec![1_u8; 1 << 20]);
    }
    println!("fine");
}
