//! Reads the environment, the memory and the descriptors of the grading process.
//@ kind: program
//@ verdicts: wrong-answer
//@ args: {grader}
//@ layer: file-system
//@ control: off

fn main() {
    let grader = std::env::args().nth(1).unwrap();
    for file in ["environ", "cmdline", "maps", "mem", "status"] {
        if std::fs::File::open(format!("/proc/{grader}/{file}")).is_ok() {
            println!("BREACHED");
        }
    }
    for folder in ["fd", "root", "cwd"] {
        if std::fs::read_dir(format!("/proc/{grader}/{folder}")).is_ok() {
            println!("BREACHED");
        }
    }
    println!("DENIED");
}
