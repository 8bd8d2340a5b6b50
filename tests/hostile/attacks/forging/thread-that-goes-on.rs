//! Has a thread go on reporting while the harness ends.
//@ kind: harness
//@ verdicts: runtime-error, wrong-answer, output-limit
//@ layer: channel
//@ control: shape lines beside the expected ones, or after the token, make the report wrong

pub fn answer() -> String {
    std::thread::spawn(|| {
        loop {
            crate::grader::report!("fine");
        }
    });
    "wrong".to_string()
}
