//! Signals the grading process, by every call that can; one that only asks for permission shows whether a deadly
//! one would do.
//@ kind: program
//@ verdicts: wrong-answer
//@ args: {grader}
//@ layer: namespaces
//@ control: off

use std::arch::asm;

const KILL: i64 = 62;
const TKILL: i64 = 200;
const TGKILL: i64 = 234;
const PIDFD_OPEN: i64 = 434;
const PIDFD_SEND_SIGNAL: i64 = 424;
const SIGCONT: i64 = 18;

unsafe fn call(number: i64, a: i64, b: i64, c: i64, d: i64) -> i64 {
    let result;
    unsafe {
        asm!("syscall", inlateout("rax") number => result, in("rdi") a, in("rsi") b, in("rdx") c,
            in("r10") d, lateout("rcx") _, lateout("r11") _)
    };
    result
}

fn main() {
    let grader: i64 = std::env::args().nth(1).unwrap().parse().unwrap();
    let answers = unsafe {
        let pidfd = call(PIDFD_OPEN, grader, 0, 0, 0);
        [
            call(KILL, grader, SIGCONT, 0, 0),
            call(KILL, -grader, SIGCONT, 0, 0),
            call(TKILL, grader, SIGCONT, 0, 0),
            call(TGKILL, grader, grader, SIGCONT, 0),
            call(PIDFD_SEND_SIGNAL, pidfd, SIGCONT, 0, 0),
        ]
    };
    println!("{answers:?}");
    println!(
        "{}",
        if answers.contains(&0) {
            "BREACHED"
        } else {
            "DENIED"
        }
    );
}
