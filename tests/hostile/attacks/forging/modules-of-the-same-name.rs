//! Defines modules, types and traits with the names of those that the harness uses.
//@ kind: harness
//@ verdicts: runtime-error, wrong-answer, compile-error
//@ layer: compiler
//@ control: shape a name that takes their place reports what is expected

extern crate self as std;

pub mod grader {
    pub fn line(_: std::fmt::Arguments<'_>) {}
}

pub mod harness {
    pub fn run() {}
}

pub struct String(&'static str);

impl core::fmt::Display for String {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("fine")
    }
}

pub fn answer() -> std::string::String {
    "wrong".to_string()
}
