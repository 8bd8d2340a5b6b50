//! Floods from many threads at once, so that much may be on its way when the grader decides to end it.
//@ kind: program
//@ verdicts: output-limit
//@ layer: limit
//@ control: limit output 4 MiB, cpu 10 s
//@ limits: cpu 10 s, processes 16

use std::io::Write;

fn flood() {
    for _ in 0..16 {
        std::io::stdout().write_all(&[b'\n'; 8192]).unwrap();
        std::io::stderr().write_all(&[b'x'; 8192]).unwrap();
    }
}

fn main() {
    println!("fine");
    let threads: Vec<_> = (0..8).map(|_| std::thread::spawn(flood)).collect();
    for thread in threads {
        thread.join().unwrap();
    }
}
