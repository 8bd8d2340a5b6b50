//! Turns its own panic into a success.
//@ kind: harness
//@ verdicts: runtime-error
//@ layer: channel
//@ control: shape an end without the token would be accepted

pub fn answer() -> String {
    std::panic::set_hook(Box::new(|_| std::process::exit(0)));
    crate::grader::report!("fine");
    panic!("leave");
}
