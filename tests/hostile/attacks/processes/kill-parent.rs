//! Kills its parent, which watches it: first by the ordinary call, then by calls that filters forget.
//@ kind: program
//@ verdicts: wrong-answer, runtime-error
//@ host: no-survivor
//@ layer: namespaces
//@ control: off

use std::arch::asm;

unsafe extern "C" {
    fn kill(pid: i32, signal: i32) -> i32;
    fn getppid() -> i32;
    fn prctl(option: i32, value: usize) -> i32;
}

const SIGNAL_AT_DEATH_OF_PARENT: i32 = 1;
const TGKILL: i64 = 234;
const TKILL: i64 = 200;

unsafe fn call(number: i64, a: i64, b: i64, c: i64) -> i64 {
    let result;
    unsafe {
        asm!("syscall", inlateout("rax") number => result, in("rdi") a, in("rsi") b, in("rdx") c,
            lateout("rcx") _, lateout("r11") _)
    };
    result
}

fn main() {
    let parent = unsafe { getppid() };
    unsafe {
        prctl(SIGNAL_AT_DEATH_OF_PARENT, 0);
        kill(parent, 9);
        call(TKILL, parent.into(), 9, 0);
        call(TGKILL, parent.into(), parent.into(), 9);
    }
    let start = std::time::Instant::now();
    while start.elapsed() < std::time::Duration::from_millis(50) {
        if unsafe { getppid() } != parent {
            println!("BREACHED");
            return;
        }
    }
    println!("DENIED");
}
