//! Starts one process more than it may have and keeps them all alive.
//@ kind: program
//@ verdicts: wrong-answer
//@ limits: processes 8
//@ layer: limit
//@ control: limit processes 64

unsafe extern "C" {
    fn fork() -> i32;
    fn pause() -> i32;
}

const ALLOWED: usize = 8;

fn main() {
    let mut alive = 1;
    while alive <= ALLOWED {
        match unsafe { fork() } {
            0 => loop {
                unsafe { pause() };
            },
            -1 => break,
            _ => alive += 1,
        }
    }
    let verdict = if alive > ALLOWED {
        "BREACHED"
    } else {
        "DENIED"
    };
    println!("{verdict}");
}
