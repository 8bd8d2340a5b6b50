//! Takes a file of the host into its program by the assembler, which no rule about Rust sees.
//@ kind: program
//@ verdicts: compile-error
//@ layer: file-system
//@ control: off

use std::arch::global_asm;

global_asm!(
    ".data",
    ".globl stolen",
    "stolen:",
    ".incbin \"/etc/passwd\"",
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
