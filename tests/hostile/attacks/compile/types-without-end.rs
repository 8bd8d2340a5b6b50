//! Makes a function for every type, and a new type in each of them.
//@ kind: program
//@ verdicts: compile-error
//@ layer: compiler
//@ control: shape the compiler says so itself

fn deeper<T>(value: T) {
    deeper((value, 1));
}

fn main() {
    deeper(());
}
