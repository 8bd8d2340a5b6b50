//! Ends at once and leaves a child behind that holds its outputs open, so that whoever reads to their end waits for it.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: namespaces
//@ control: shape a grader that reads to the end would wait until the child is ended at its limit, and then say so

unsafe extern "C" {
    fn fork() -> i32;
    fn setsid() -> i32;
    fn pause() -> i32;
}

fn main() {
    println!("DENIED");
    if unsafe { fork() } == 0 {
        unsafe {
            setsid();
            pause();
        }
    }
}
