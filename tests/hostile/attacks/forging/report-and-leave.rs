//! Reports what is expected by the function of the harness, and leaves before the harness can say otherwise.
//@ kind: harness
//@ verdicts: runtime-error
//@ layer: channel
//@ control: shape an end without the token would be accepted

pub fn answer() -> String {
    crate::grader::report!("fine");
    std::process::exit(0);
}
