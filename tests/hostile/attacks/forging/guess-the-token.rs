//! Reports what is expected and an end with a token that it made up: without digits, with zeros, and with what it
//! found in its arguments.
//@ kind: harness
//@ verdicts: runtime-error
//@ layer: channel
//@ control: shape a token that can be guessed would be accepted

pub fn answer() -> String {
    let argument = std::env::args().next().unwrap_or_default();
    for token in ["", "0".repeat(32).as_str(), &argument] {
        crate::grader::report!("fine\n\0{token}");
    }
    std::process::exit(0);
}
