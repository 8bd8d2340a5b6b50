//! Makes a system call by its number in the third table, which passes for the ordinary architecture.
//@ kind: program
//@ verdicts: sandbox-violation
//@ layer: system-calls
//@ control: shape few kernels have this table; the verdict shows that the filter saw it

use std::arch::asm;

const GETPID: i64 = 0x4000_0000 + 39;

fn main() {
    let pid: i64;
    unsafe { asm!("syscall", inlateout("rax") GETPID => pid, lateout("rcx") _, lateout("r11") _) };
    println!("{}", if pid > 0 { "BREACHED" } else { "DENIED" });
}
