//! Opens the pipes of its standard streams anew by their names, to read what it wrote or to write to what it reads.
//@ kind: program
//@ verdicts: wrong-answer
//@ classes: full
//@ layer: file-system
//@ control: off

fn main() {
    for fd in 0..3 {
        for folder in ["/proc/self/fd", "/dev/fd"] {
            let path = format!("{folder}/{fd}");
            let read = std::fs::File::open(&path).is_ok();
            if read || std::fs::OpenOptions::new().write(true).open(&path).is_ok() {
                println!("BREACHED");
            }
        }
    }
    println!("DENIED");
}
