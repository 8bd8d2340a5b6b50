//! Floods the descriptor by which the harness reports, behind the right answer.
//@ kind: harness
//@ verdicts: output-limit
//@ layer: limit
//@ control: limit output 4 MiB, cpu 10 s
//@ limits: cpu 10 s

use std::io::Write;
use std::os::fd::FromRawFd;

pub fn answer() -> String {
    let mut channel = std::mem::ManuallyDrop::new(unsafe { std::fs::File::from_raw_fd(3) });
    channel.write_all(b"fine\n").unwrap();
    for _ in 0..256 {
        channel.write_all(&[b'\n'; 4096]).unwrap();
    }
    String::new()
}
