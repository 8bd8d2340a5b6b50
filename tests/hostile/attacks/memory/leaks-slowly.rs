//! Takes a little memory every few milliseconds, slower than anything that looks only at the speed of growth sees.
//@ kind: program
//@ verdicts: memory-limit
//@ layer: limit
//@ control: limit memory 256 MiB, wall 10 s
//@ limits: memory 24 MiB, wall 8 s

fn main() {
    let mut held = Vec::new();
    for _ in 0..120 {
        held.push(vec![1_u8; 512 << 10]);
        std::thread::sleep(std::time::Duration::from_millis(8));
    }
    println!("fine");
}
