//! Uses assembly, which needs no keyword, where unsafe code is forbidden.
//@ kind: program
//@ verdicts: rejected
//@ forbid: unsafe
//@ layer: source-rules
//@ control: shape a program that is built says BREACHED

std::arch::global_asm!(".globl own", "own: ret");

fn main() {
    println!("BREACHED");
}
