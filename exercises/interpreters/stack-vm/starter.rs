//! A stack machine with frames: local slots, operands, jumps, calls and tracebacks.

/// One instruction.
#[derive(Debug, Clone, PartialEq)]
pub enum Op {
    Const(i64),
    Load(usize),
    Store(usize),
    Add,
    Sub,
    Mul,
    Less,
    JumpIfFalse(usize),
    Jump(usize),
    Line(u32),
    Trace,
    Call { func: usize, args: usize },
    Return,
}

/// A function; `locals` counts its parameters, too.
#[derive(Debug, Clone, PartialEq)]
pub struct Func {
    pub name: String,
    pub params: usize,
    pub locals: usize,
    pub code: Vec<Op>,
}

/// Why a run ended early.
#[derive(Debug, Clone, PartialEq)]
pub enum VmError {
    Underflow,
    Unbound(usize),
    BadSlot(usize),
    BadJump(usize),
    BadCall,
    Overflow,
    NoReturn,
    Depth,
}

/// How a run ended, what it traced, and the chain of calls where it failed.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    pub result: Result<i64, VmError>,
    pub trace: Vec<String>,
    pub backtrace: String,
}

/// Calls the function number `entry` with these arguments, with at most `max_depth` frames at a time.
pub fn run(funcs: &[Func], entry: usize, args: &[i64], max_depth: usize) -> Outcome {
    todo!()
}
