//! Lowers the number of files that the grading process may open, so that it fails for everybody.
//@ kind: program
//@ verdicts: wrong-answer
//@ args: {grader}
//@ layer: system-calls
//@ control: off

unsafe extern "C" {
    fn prlimit(pid: i32, resource: i32, new: *const [u64; 2], old: *mut [u64; 2]) -> i32;
}

const OPEN_FILES: i32 = 7;

fn main() {
    let grader = std::env::args().nth(1).unwrap().parse().unwrap();
    // High enough for a grader to end its work, and different enough to be seen.
    let limit = [500, 500];
    let set = unsafe { prlimit(grader, OPEN_FILES, &limit, std::ptr::null_mut()) };
    println!("{}", if set == 0 { "BREACHED" } else { "DENIED" });
}
