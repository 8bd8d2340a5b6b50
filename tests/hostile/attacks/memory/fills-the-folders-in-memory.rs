//! Fills the folders for shared memory and for temporary files, which may themselves be memory, with many files that
//! are each within the limit for one.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: file-system
//@ control: off
//@ limits: disk 1 MiB
//@ args: {token}

use std::fs;

fn main() {
    let token = std::env::args().nth(1).unwrap();
    let mut written = 0;
    for folder in ["/dev/shm", "/tmp", "/var/tmp", "."] {
        let mut made = Vec::new();
        let mut here = 0;
        for number in 0..16 {
            let path = format!("{folder}/{token}-{number}");
            if fs::write(&path, vec![1; 512 << 10]).is_ok() {
                here += 512;
            }
            made.push(path);
        }
        // Its own folder is there to be written to, and each of the others may hold as much as that.
        written += if folder == "." { 0 } else { here };
        for path in made {
            let _ = fs::remove_file(path);
        }
    }
    println!("{written} KiB");
    println!("{}", if written > 4096 { "BREACHED" } else { "DENIED" });
}
