//! Reports from the destructor of a variable of the main thread, after the harness has ended.
//@ kind: harness
//@ verdicts: runtime-error, wrong-answer
//@ layer: channel
//@ control: shape what comes after the token makes the report invalid

struct Last;

impl Drop for Last {
    fn drop(&mut self) {
        crate::grader::report!("fine");
    }
}

thread_local! {
    static LAST: Last = const { Last };
}

pub fn answer() -> String {
    LAST.with(|_| ());
    "wrong".to_string()
}
