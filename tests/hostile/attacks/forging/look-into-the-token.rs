//! Adds a method to the type of the token that gives away what is in it.
//@ kind: harness
//@ verdicts: compile-error
//@ layer: compiler
//@ control: shape privacy is checked by the compiler, and a crate that compiles prints BREACHED

impl crate::grader::Token {
    fn text(&self) -> &str {
        &self.0
    }
}

pub fn answer() -> String {
    println!("BREACHED");
    let text: fn(&crate::grader::Token) -> &str = crate::grader::Token::text;
    text(&crate::grader::Token::receive()).to_string()
}
