//! Says of itself that it is a library for the compiler, whose code would run in the compiler.
//@ kind: program
//@ verdicts: compile-error, wrong-answer, runtime-error
//@ layer: compiler
//@ control: shape code that runs in the compiler would print BREACHED

#![crate_type = "proc-macro"]
#![crate_name = "solution"]

extern crate proc_macro;

#[proc_macro]
pub fn run(_: proc_macro::TokenStream) -> proc_macro::TokenStream {
    println!("BREACHED");
    proc_macro::TokenStream::new()
}

fn main() {}
