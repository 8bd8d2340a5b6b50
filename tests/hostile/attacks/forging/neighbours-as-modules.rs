//! Takes the grader's own module in a second time, to have a token type whose inside it can see.
//@ kind: harness
//@ verdicts: rejected, compile-error
//@ layer: source-rules
//@ control: shape what is taken in compiles, and the answer is wrong

mod copy {
    #[path = "../grader.rs"]
    mod grader;
}

pub fn answer() -> String {
    "wrong".to_string()
}
