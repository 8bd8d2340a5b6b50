//! global, nonlocal and UnboundLocalError: an interpreter for the scopes of Python.

/// A statement of the program.
#[derive(Debug, Clone, PartialEq)]
pub enum Stmt {
    Assign(String, i64),
    Add(String, i64),
    Print(String),
    Global(String),
    Nonlocal(String),
    Def(String, Vec<Stmt>),
    Call(String),
    For(String, i64, Vec<Stmt>),
    CountLocals(String),
    Locals,
}

/// What a run has output, and the error that ended it.
#[derive(Debug, Clone, PartialEq)]
pub struct RunResult {
    pub output: Vec<String>,
    pub error: Option<String>,
}

/// Runs a program.
pub fn run(program: &[Stmt]) -> RunResult {
    todo!()
}
