//! Prints the right answer, closes every descriptor it has and sleeps: the end of the output is not the end of the run.
//@ kind: program
//@ verdicts: time-limit
//@ layer: limit
//@ control: limit wall 5 s
//@ limits: wall 400 ms

unsafe extern "C" {
    fn close(fd: i32) -> i32;
}

fn main() {
    println!("fine");
    for fd in 0..64 {
        unsafe { close(fd) };
    }
    std::thread::sleep(std::time::Duration::from_secs(1));
}
