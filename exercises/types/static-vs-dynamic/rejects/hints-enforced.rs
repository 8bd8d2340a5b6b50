//! Rejected: annotations are taken to be checked while the program runs, as if each were a conversion

use std::collections::HashMap;

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

/// A value while the program runs.
#[derive(Clone)]
enum Value {
    Int(i64),
    Str(String),
}

/// Executes a program without looking at its annotations.
pub fn run(program: &[Stmt]) -> RunResult {
    let mut machine = Machine::default();
    let error = machine.block(program).err();
    RunResult {
        output: machine.output,
        error,
    }
}

#[derive(Default)]
struct Machine {
    names: HashMap<String, Value>,
    output: Vec<String>,
}

impl Machine {
    fn block(&mut self, statements: &[Stmt]) -> Result<(), String> {
        for statement in statements {
            match statement {
                Stmt::Let { name, ty, value } => {
                    let value = self.value(value)?;
                    if let Some(ty) = ty
                        && *ty != value.ty()
                    {
                        return Err(format!(
                            "TypeError: {name}: expected {}, got {}",
                            text(*ty),
                            text(value.ty())
                        ));
                    }

                    self.names.insert(name.clone(), value);
                }
                Stmt::Print(value) => {
                    let line = match self.value(value)? {
                        Value::Int(number) => number.to_string(),
                        Value::Str(text) => text,
                    };
                    self.output.push(line);
                }
                Stmt::If { cond, then, orelse } => {
                    let holds = match self.value(cond)? {
                        Value::Int(number) => number != 0,
                        Value::Str(text) => !text.is_empty(),
                    };
                    self.block(if holds { then } else { orelse })?;
                }
            }
        }
        Ok(())
    }

    fn value(&self, expr: &Expr) -> Result<Value, String> {
        match expr {
            Expr::Int(number) => Ok(Value::Int(*number)),
            Expr::Str(text) => Ok(Value::Str(text.clone())),
            Expr::Var(name) => {
                let value = self.names.get(name).cloned();
                value.ok_or_else(|| format!("NameError: {name}"))
            }
            Expr::Add(left, right) => match (self.value(left)?, self.value(right)?) {
                (Value::Int(a), Value::Int(b)) => Ok(Value::Int(a + b)),
                (Value::Str(a), Value::Str(b)) => Ok(Value::Str(a + &b)),
                (a, b) => Err(format!("TypeError: {}", cannot("add", a.ty(), b.ty()))),
            },
            Expr::Mul(left, right) => match (self.value(left)?, self.value(right)?) {
                (Value::Int(a), Value::Int(b)) => Ok(Value::Int(a * b)),
                (Value::Str(text), Value::Int(count)) | (Value::Int(count), Value::Str(text)) => {
                    let count = usize::try_from(count).unwrap_or(0);
                    Ok(Value::Str(text.repeat(count)))
                }
                (a, b) => Err(format!("TypeError: {}", cannot("multiply", a.ty(), b.ty()))),
            },
        }
    }
}

impl Value {
    fn ty(&self) -> Ty {
        match self {
            Value::Int(_) => Ty::Int,
            Value::Str(_) => Ty::Str,
        }
    }
}

/// Reports the type errors of a program without executing it.
pub fn check(program: &[Stmt]) -> Vec<String> {
    let mut checker = Checker::default();
    checker.block(program);
    checker.errors
}

#[derive(Default)]
struct Checker {
    declared: HashMap<String, Ty>,
    errors: Vec<String>,
}

impl Checker {
    fn block(&mut self, statements: &[Stmt]) {
        for statement in statements {
            match statement {
                Stmt::Let { name, ty, value } => self.binding(name, *ty, value),
                Stmt::Print(value) => {
                    self.ty(value);
                }
                Stmt::If { cond, then, orelse } => {
                    self.ty(cond);
                    self.block(then);
                    self.block(orelse);
                }
            }
        }
    }

    fn binding(&mut self, name: &str, annotation: Option<Ty>, value: &Expr) {
        let declared = self.declared.get(name).copied().or(annotation);
        if let (Some(declared), Some(annotation)) = (declared, annotation)
            && declared != annotation
        {
            self.errors
                .push(format!("{name}: already declared as {}", text(declared)));
        }
        let found = self.ty(value);
        if let (Some(declared), Some(found)) = (declared, found)
            && declared != found
        {
            self.errors.push(format!(
                "{name}: expected {}, got {}",
                text(declared),
                text(found)
            ));
        }
        // Only now: the value does not see the declaration that it stands in.
        if let Some(declared) = declared {
            self.declared.insert(name.to_string(), declared);
        }
    }

    /// The type of an expression; `None` is Any, which fits everything.
    fn ty(&mut self, expr: &Expr) -> Option<Ty> {
        match expr {
            Expr::Int(_) => Some(Ty::Int),
            Expr::Str(_) => Some(Ty::Str),
            Expr::Var(name) => self.declared.get(name).copied(),
            Expr::Add(left, right) => match (self.ty(left), self.ty(right)) {
                (Some(a), Some(b)) if a != b => {
                    self.errors.push(cannot("add", a, b));
                    None
                }
                (left, right) => left.and(right),
            },
            Expr::Mul(left, right) => match (self.ty(left), self.ty(right)) {
                (Some(Ty::Int), Some(Ty::Int)) => Some(Ty::Int),
                (Some(Ty::Str), Some(Ty::Str)) => {
                    self.errors.push(cannot("multiply", Ty::Str, Ty::Str));
                    None
                }
                (left, right) => left.and(right).and(Some(Ty::Str)),
            },
        }
    }
}

fn cannot(verb: &str, left: Ty, right: Ty) -> String {
    format!("cannot {verb} {} and {}", text(left), text(right))
}

fn text(ty: Ty) -> &'static str {
    match ty {
        Ty::Int => "int",
        Ty::Str => "str",
    }
}
