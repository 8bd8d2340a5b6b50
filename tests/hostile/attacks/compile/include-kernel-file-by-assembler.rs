//! Takes what the kernel tells of the compiler's process into its program by the assembler.
//@ kind: program
//@ verdicts: compile-error
//@ layer: file-system
//@ control: shape such files have no size, and what the assembler makes of that differs

use std::arch::global_asm;

global_asm!(
    ".data",
    ".globl stolen",
    "stolen:",
    ".incbin \"/proc/self/environ\"",
    ".byte 0",
    ".text"
);

unsafe extern "C" {
    static stolen: [u8; 4];
}

fn main() {
    println!("BREACHED {:?}", unsafe { stolen });
    println!("BREACHED");
}
