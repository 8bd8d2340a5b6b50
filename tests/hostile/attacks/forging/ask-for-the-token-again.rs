//! Asks for the token in the way of the main function, and says with it that the harness has ended.
//@ kind: harness
//@ verdicts: runtime-error
//@ layer: channel
//@ control: shape a token that is given twice would be accepted

pub fn answer() -> String {
    let token = crate::grader::Token::receive();
    crate::grader::report!("fine");
    token.harness_ended();
    std::process::exit(0);
}
