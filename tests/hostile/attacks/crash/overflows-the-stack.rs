//! Calls itself without end in its first thread, whose stack grows as far as its limit.
//@ kind: program
//@ verdicts: runtime-error
//@ layer: limit
//@ control: shape a stack without a limit would get the verdict on memory

fn deeper(level: u64) -> u64 {
    let page = [level; 512];
    std::hint::black_box(&page);
    deeper(level + 1) + page[3]
}

fn main() {
    println!("BREACHED {}", deeper(0));
}
