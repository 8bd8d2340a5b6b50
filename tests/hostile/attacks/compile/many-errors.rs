//! Makes more errors than anybody can read.
//@ kind: program
//@ verdicts: compile-error
//@ host: report-safe, grader-bounded
//@ layer: limit
//@ control: shape what is kept of the messages is bounded, which shows in the size of the reports

macro_rules! errors {
    () => { const _: u8 = "an error with some words to make it long"; };
    (x $($rest:tt)*) => {
        errors! { $($rest)* }
        errors! { $($rest)* }
        errors! { $($rest)* }
        errors! { $($rest)* }
    };
}

errors! { x x x x x x }

fn main() {}
