//! Rejected: there is one current line, that of the running function.

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
    let mut machine = Machine {
        funcs,
        max_depth,
        frames: Vec::new(),
        trace: Vec::new(),
    };
    let called = machine.call(entry, args);
    let result = called.and_then(|()| machine.execute());
    Outcome {
        result,
        // Empty when all frames have returned, and when there was none.
        backtrace: machine.chain(),
        trace: machine.trace,
    }
}

struct Machine<'p> {
    funcs: &'p [Func],
    max_depth: usize,
    /// The active calls, the running one last.
    frames: Vec<Frame<'p>>,
    trace: Vec<String>,
}

struct Frame<'p> {
    func: &'p Func,
    locals: Vec<Option<i64>>,
    operands: Vec<i64>,
    line: u32,
    next: usize,
}

impl Machine<'_> {
    /// Runs until the entry function, whose frame is the only one at first, returns.
    fn execute(&mut self) -> Result<i64, VmError> {
        while let Some(frame) = self.frames.last_mut() {
            let op = frame.func.code.get(frame.next).ok_or(VmError::NoReturn)?;
            frame.next += 1;
            match *op {
                Op::Const(value) => frame.operands.push(value),
                Op::Load(slot) => {
                    let value = frame.slot(slot)?.ok_or(VmError::Unbound(slot))?;
                    frame.operands.push(value);
                }
                Op::Store(slot) => {
                    frame.slot(slot)?;
                    frame.locals[slot] = Some(frame.pop()?);
                }
                Op::Add => frame.binary(i64::checked_add)?,
                Op::Sub => frame.binary(i64::checked_sub)?,
                Op::Mul => frame.binary(i64::checked_mul)?,
                Op::Less => frame.binary(|left, right| Some(i64::from(left < right)))?,
                Op::JumpIfFalse(target) => {
                    if frame.pop()? == 0 {
                        frame.jump(target)?;
                    }
                }
                Op::Jump(target) => frame.jump(target)?,
                Op::Line(line) => frame.line = line,
                Op::Trace => {
                    let chain = self.chain();
                    self.trace.push(chain);
                }
                Op::Call { func, args } => {
                    callee(self.funcs, func, args)?;
                    let rest = frame.operands.len().checked_sub(args);
                    let args = frame.operands.split_off(rest.ok_or(VmError::Underflow)?);
                    self.call(func, &args)?;
                }
                Op::Return => {
                    let value = frame.pop()?;
                    self.frames.pop();
                    match self.frames.last_mut() {
                        Some(caller) => caller.operands.push(value),
                        None => return Ok(value),
                    }
                }
            }
        }
        unreachable!("the machine stops when its last frame returns")
    }

    fn call(&mut self, func: usize, args: &[i64]) -> Result<(), VmError> {
        let func = callee(self.funcs, func, args.len())?;
        if self.frames.len() >= self.max_depth {
            return Err(VmError::Depth);
        }
        let mut locals: Vec<Option<i64>> = args.iter().copied().map(Some).collect();
        locals.resize(func.locals, None);
        self.frames.push(Frame {
            func,
            locals,
            operands: Vec::new(),
            line: 0,
            next: 0,
        });
        Ok(())
    }

    fn chain(&self) -> String {
        let line = self.frames.last().map_or(0, |frame| frame.line);
        let frames = self.frames.iter().rev();
        let links: Vec<String> = frames
            .map(|frame| format!("{}:{}", frame.func.name, line))
            .collect();
        links.join(" <- ")
    }
}

fn callee(funcs: &[Func], func: usize, args: usize) -> Result<&Func, VmError> {
    let func = funcs.get(func).filter(|func| func.params == args);
    func.ok_or(VmError::BadCall)
}

impl Frame<'_> {
    fn pop(&mut self) -> Result<i64, VmError> {
        self.operands.pop().ok_or(VmError::Underflow)
    }

    fn slot(&self, slot: usize) -> Result<Option<i64>, VmError> {
        self.locals.get(slot).copied().ok_or(VmError::BadSlot(slot))
    }

    fn binary(&mut self, operation: fn(i64, i64) -> Option<i64>) -> Result<(), VmError> {
        let right = self.pop()?;
        let left = self.pop()?;
        let result = operation(left, right).ok_or(VmError::Overflow)?;
        self.operands.push(result);
        Ok(())
    }

    fn jump(&mut self, target: usize) -> Result<(), VmError> {
        if target >= self.func.code.len() {
            return Err(VmError::BadJump(target));
        }
        self.next = target;
        Ok(())
    }
}
