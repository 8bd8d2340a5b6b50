//! Removes its own program and puts another one in its place, for the next case to run.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: file-system
//@ control: off

fn main() {
    let program = std::env::args().next().unwrap();
    let removed = std::fs::remove_file(&program).is_ok();
    let written = std::fs::write(&program, "#!/bin/sh\necho fine\n").is_ok();
    println!(
        "{}",
        if removed || written {
            "BREACHED"
        } else {
            "DENIED"
        }
    );
}
