//! Takes the harness in as a module of its own, by an attribute that a macro puts together: what it calls, it could
//! then answer by rote.
//@ kind: harness
//@ verdicts: rejected, compile-error
//@ layer: source-rules
//@ control: shape a module that is taken in compiles, and the answer is wrong

macro_rules! module {
    ($attribute:meta) => {
        #[$attribute]
        mod stolen;
    };
}

module!(path = "harness.rs");

pub fn answer() -> String {
    "BREACHED".to_string()
}
