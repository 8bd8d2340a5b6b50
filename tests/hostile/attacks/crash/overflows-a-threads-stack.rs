//! Calls itself without end in another thread, whose stack the kernel does not watch.
//@ kind: program
//@ verdicts: runtime-error
//@ layer: limit
//@ control: shape the end must be that of an overflow, not of a segment or of a panic that joining would hide
//@ ending: signal 6

fn deeper(level: u64) -> u64 {
    let page = [level; 512];
    std::hint::black_box(&page);
    deeper(level + 1) + page[3]
}

fn main() {
    let thread = std::thread::spawn(|| deeper(0));
    println!("BREACHED {:?}", thread.join());
}
