//! Runs the harness on the solution. Written by `grader`.

mod grader;
mod harness;
#[allow(dead_code)]
mod solution;

fn main() {
    let token = grader::Token::receive();
    harness::run();
    token.harness_ended();
}
