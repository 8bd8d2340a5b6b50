//! Makes more warnings than anybody can read, in a program without errors.
//@ kind: program
//@ verdicts: compile-error, wrong-answer
//@ host: report-safe, grader-bounded
//@ layer: limit
//@ control: shape what is kept of the messages is bounded, which shows in the size of the reports

macro_rules! warnings {
    ($($level:tt $rest:tt)?) => {
        $(
            warnings! $rest;
            warnings! $rest;
            warnings! $rest;
            warnings! $rest;
        )?
        { let unused = 1; }
    };
}

fn main() {
    warnings! { x { x { x { x { x { x { } } } } } } }
    println!("warned");
}
