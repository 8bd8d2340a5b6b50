//! Makes the compiler write an object file and a program that together need more disk than there is for them: that
//! is the limit of a submission and no trouble of the machine.
//@ kind: program
//@ verdicts: compile-error
//@ classes: full
//@ layer: limit
//@ control: shape the verdict would be an internal error, or the program say BREACHED

std::arch::global_asm!(".data", ".globl big", "big: .fill 300000000, 1, 7", ".text");

unsafe extern "C" {
    static big: [u8; 4];
}

fn main() {
    println!("BREACHED {:?}", unsafe { big });
    println!("BREACHED");
}
