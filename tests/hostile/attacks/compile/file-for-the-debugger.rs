//! Names a file of the host as a script for the debugger, which the compiler reads.
//@ kind: program
//@ verdicts: compile-error
//@ layer: file-system
//@ control: off

#![debugger_visualizer(gdb_script_file = "/etc/passwd")]

fn main() {
    println!("BREACHED");
}
