//! Makes itself the last one to be ended when the machine runs out of memory.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: file-system
//@ control: off

fn main() {
    // The value that it has; the lowest one is for root alone.
    let written = std::fs::write("/proc/self/oom_score_adj", "0");
    println!(
        "{}",
        if written.is_ok() {
            "BREACHED"
        } else {
            "DENIED"
        }
    );
}
