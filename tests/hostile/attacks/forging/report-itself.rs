//! Calls the function by which the harness reports, in the hope that only its own line counts.
//@ kind: harness
//@ verdicts: runtime-error, wrong-answer
//@ layer: channel
//@ control: shape its line stands beside the real one, which is wrong

pub fn answer() -> String {
    crate::grader::report!("fine");
    "wrong".to_string()
}
