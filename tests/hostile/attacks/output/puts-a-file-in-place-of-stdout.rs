//! Closes stdout and opens a file under its number, so that the answer is where no limit on output counts it.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: channel
//@ control: shape a grader that looks for output in files would accept it

use std::io::Write;

unsafe extern "C" {
    fn close(fd: i32) -> i32;
}

fn main() {
    unsafe { close(1) };
    let file = std::fs::File::create("stdout.txt").unwrap();
    println!("fine");
    std::mem::forget(file);
    std::io::stdout().flush().unwrap();
}
