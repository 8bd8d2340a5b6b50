//! Gives the type of the token a destructor, which runs when the harness has ended, and reports then.
//@ kind: harness
//@ verdicts: runtime-error, wrong-answer, compile-error
//@ layer: channel
//@ control: shape what comes after the token makes the report invalid

impl Drop for crate::grader::Token {
    fn drop(&mut self) {
        crate::grader::report!("fine");
    }
}

pub fn answer() -> String {
    "wrong".to_string()
}
