//! Hands the name of the macro that reads files to a macro of its own.
//@ kind: program
//@ verdicts: rejected
//@ layer: source-rules
//@ control: shape a file that is read is printed, and says BREACHED

macro_rules! call {
    ($name:ident) => {
        std::$name!("/etc/passwd")
    };
}

fn main() {
    println!("BREACHED\n{}", call!(include_str));
}
