//! Reads the environment, the memory and the descriptors of its parent, and of the first process of all.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: file-system
//@ control: off

fn main() {
    for process in [std::os::unix::process::parent_id(), 1] {
        for file in ["environ", "cmdline", "mem", "fd/0", "root/etc/passwd"] {
            if std::fs::File::open(format!("/proc/{process}/{file}")).is_ok() {
                println!("BREACHED");
            }
        }
    }
    println!("DENIED");
}
