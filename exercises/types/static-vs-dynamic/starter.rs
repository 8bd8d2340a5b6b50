//! Checking before running, failing while running: the same program with and without looking at its annotations.

/// What an annotation can say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ty {
    /// `int`
    Int,
    /// `str`
    Str,
}

/// An expression.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// A number.
    Int(i64),
    /// A text.
    Str(String),
    /// The value of a name.
    Var(String),
    /// `left + right`
    Add(Box<Expr>, Box<Expr>),
    /// `left * right`
    Mul(Box<Expr>, Box<Expr>),
}

/// A statement.
#[derive(Debug, Clone, PartialEq)]
pub enum Stmt {
    /// `name = value`, or `name: ty = value`.
    Let {
        name: String,
        ty: Option<Ty>,
        value: Expr,
    },
    /// Writes one line of output.
    Print(Expr),
    /// One of two blocks, either of which may be empty.
    If {
        cond: Expr,
        then: Vec<Stmt>,
        orelse: Vec<Stmt>,
    },
}

/// What came of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct RunResult {
    /// The lines printed, up to the error if there was one.
    pub output: Vec<String>,
    /// The error that stopped the program, if one did.
    pub error: Option<String>,
}

/// Executes a program without looking at its annotations.
pub fn run(program: &[Stmt]) -> RunResult {
    todo!()
}

/// Reports the type errors of a program without executing it.
pub fn check(program: &[Stmt]) -> Vec<String> {
    todo!()
}
