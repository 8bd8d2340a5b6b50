//! Panics in a thread that nobody joins and goes on: only what it prints counts, not what looks like a panic.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: limit
//@ control: shape a verdict that is read from stderr would be that of a crash
//@ ending: exit 0

fn main() {
    let thread = std::thread::spawn(|| panic!("in a thread"));
    while !thread.is_finished() {
        std::thread::yield_now();
    }
    println!("DENIED");
}
