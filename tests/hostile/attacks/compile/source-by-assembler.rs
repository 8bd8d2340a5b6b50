//! Has the assembler read a file of the host as source, so that its messages quote it.
//@ kind: program
//@ verdicts: compile-error
//@ layer: file-system
//@ control: shape in class none the messages quote the file

std::arch::global_asm!(".include \"/etc/passwd\"");

fn main() {
    println!("BREACHED");
}
