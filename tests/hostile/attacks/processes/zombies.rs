//! Starts children that end at once and never waits for them: the dead keep their process numbers.
//@ kind: program
//@ verdicts: wrong-answer
//@ limits: processes 8
//@ layer: limit
//@ control: limit processes 1000

unsafe extern "C" {
    fn fork() -> i32;
    fn _exit(status: i32) -> !;
}

fn main() {
    let mut dead = 0;
    while dead < 200 {
        match unsafe { fork() } {
            0 => unsafe { _exit(0) },
            -1 => break,
            _ => dead += 1,
        }
    }
    let verdict = if dead == 200 { "BREACHED" } else { "DENIED" };
    println!("{verdict}");
}
