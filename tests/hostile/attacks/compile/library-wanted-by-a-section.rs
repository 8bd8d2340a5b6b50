//! Writes into a section of its object file which libraries the linker shall open: here a file of the host, which
//! its messages quote.
//@ kind: program
//@ verdicts: compile-error
//@ layer: file-system
//@ control: shape in class none the messages quote the file

std::arch::global_asm!(
    ".section .deplibs,\"MS\",@llvm_dependent_libraries,1",
    ".asciz \"/etc/passwd\"",
    ".text"
);

fn main() {
    println!("BREACHED");
}
