//! Makes a system call by the gate of 32-bit programs, whose numbers mean other calls than those that a filter was
//! written for.
//@ kind: program
//@ verdicts: sandbox-violation, runtime-error
//@ layer: system-calls
//@ control: shape not every kernel has this gate; where there is one, the call says BREACHED

use std::arch::asm;

const GETPID: i32 = 20;

fn main() {
    let pid: i32;
    unsafe { asm!("int 0x80", inlateout("eax") GETPID => pid) };
    println!("{}", if pid > 0 { "BREACHED" } else { "DENIED" });
}
