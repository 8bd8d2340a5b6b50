//! Makes a program so large that whoever takes it out of the sandbox has its memory filled.
//@ kind: program
//@ verdicts: compile-error
//@ host: grader-bounded
//@ layer: limit
//@ control: shape the program says BREACHED, and the memory of the grader is looked at

std::arch::global_asm!(".data", ".globl big", "big: .fill 160000000, 1, 7", ".text");

unsafe extern "C" {
    static big: [u8; 4];
}

fn main() {
    println!("BREACHED {:?}", unsafe { big });
    println!("BREACHED");
}
