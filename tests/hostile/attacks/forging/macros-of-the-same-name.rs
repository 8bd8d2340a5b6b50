//! Exports macros with the names of those that the harness uses.
//@ kind: harness
//@ verdicts: runtime-error, wrong-answer, compile-error
//@ layer: compiler
//@ control: shape a macro that takes their place reports what is expected

#[macro_export]
macro_rules! report {
    ($($anything:tt)*) => {
        $crate::grader::line(format_args!("fine"))
    };
}

#[macro_export]
macro_rules! format_args {
    ($($anything:tt)*) => {
        "fine"
    };
}

#[macro_export]
macro_rules! format {
    ($($anything:tt)*) => {
        String::from("fine\n")
    };
}

pub fn answer() -> String {
    "wrong".to_string()
}
