//! Names libraries so that the linker may take them for options: to load a plugin, to write elsewhere.
//@ kind: program
//@ verdicts: compile-error
//@ layer: compiler
//@ control: shape an option that is obeyed leaves a file, or a program that says BREACHED

#[link(name = "c -Wl,-o,/tmp/hostile-linked")]
unsafe extern "C" {}

#[link(name = "c,--plugin=/tmp/hostile.so")]
unsafe extern "C" {}

#[link(name = "@/etc/passwd")]
unsafe extern "C" {}

fn main() {
    println!("BREACHED");
}
