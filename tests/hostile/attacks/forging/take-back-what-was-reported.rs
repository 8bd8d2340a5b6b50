//! Opens the report channel for reading, takes back what the harness has reported before the grader has read it,
//! and reports something else instead. All without unsafe code.
//@ kind: harness
//@ verdicts: runtime-error, wrong-answer
//@ forbid: unsafe
//@ layer: channel
//@ control: shape whether it comes before the grader is a matter of luck; where it does, it is accepted

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::time::Duration;

pub fn answer() -> String {
    let channel = "/proc/self/fd/3";
    let (Ok(mut reader), Ok(mut writer)) = (
        File::open(channel),
        OpenOptions::new().write(true).open(channel),
    ) else {
        return "wrong".to_string();
    };
    std::thread::spawn(move || {
        let mut taken = [0; 6];
        if reader.read_exact(&mut taken).is_ok() && &taken == b"wrong\n" {
            let _ = writer.write_all(b"fine\n");
        }
    });
    std::thread::sleep(Duration::from_millis(20));
    "wrong".to_string()
}
