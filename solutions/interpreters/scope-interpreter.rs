//! global, nonlocal and UnboundLocalError: an interpreter for the scopes of Python.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

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
    let module = Rc::new(Frame {
        scope: Scope::default(),
        values: RefCell::default(),
        enclosing: None,
    });
    let mut machine = Machine {
        module: Rc::clone(&module),
        output: Vec::new(),
    };
    let result = check(program, &mut Vec::new()).and_then(|()| machine.block(program, &module));
    RunResult {
        output: machine.output,
        error: result.err(),
    }
}

/// What a function's body says about names, before it runs.
#[derive(Default)]
struct Scope<'p> {
    bound: HashSet<&'p str>,
    globals: HashSet<&'p str>,
    nonlocals: HashSet<&'p str>,
}

impl<'p> Scope<'p> {
    fn of(body: &'p [Stmt]) -> Scope<'p> {
        let mut scope = Scope::default();
        scope.add(body);
        scope
    }

    fn add(&mut self, body: &'p [Stmt]) {
        for stmt in body {
            match stmt {
                Stmt::Assign(x, _) | Stmt::Add(x, _) | Stmt::Def(x, _) | Stmt::CountLocals(x) => {
                    self.bound.insert(x);
                }
                Stmt::For(x, _, body) => {
                    self.bound.insert(x);
                    self.add(body);
                }
                Stmt::Global(x) => {
                    self.globals.insert(x);
                }
                Stmt::Nonlocal(x) => {
                    self.nonlocals.insert(x);
                }
                Stmt::Print(_) | Stmt::Call(_) | Stmt::Locals => {}
            }
        }
    }

    fn has_local(&self, name: &str) -> bool {
        self.bound.contains(name) && !self.globals.contains(name) && !self.nonlocals.contains(name)
    }
}

/// Looks for nonlocal names without a binding; `enclosing` are the functions around this body, the innermost last.
fn check<'p>(body: &'p [Stmt], enclosing: &mut Vec<Scope<'p>>) -> Result<(), String> {
    for stmt in body {
        match stmt {
            Stmt::Nonlocal(x) => {
                // The last scope is that of the declaring function itself, which is passed over.
                let mut scopes = enclosing.iter().rev();
                let found =
                    scopes.find(|scope| scope.has_local(x) || scope.globals.contains(x.as_str()));
                if !found.is_some_and(|scope| scope.has_local(x)) {
                    return Err(format!("SyntaxError: no binding for nonlocal '{x}' found"));
                }
            }
            Stmt::For(_, _, body) => check(body, enclosing)?,
            Stmt::Def(_, body) => {
                enclosing.push(Scope::of(body));
                check(body, enclosing)?;
                enclosing.pop();
            }
            _ => {}
        }
    }
    Ok(())
}

#[derive(Clone)]
enum Value<'p> {
    Int(i64),
    Function(Rc<Function<'p>>),
}

struct Function<'p> {
    name: &'p str,
    body: &'p [Stmt],
    /// The call in which the function was defined.
    enclosing: Rc<Frame<'p>>,
}

/// The variables of one call, or of the module, which alone has no enclosing frame.
struct Frame<'p> {
    scope: Scope<'p>,
    values: RefCell<BTreeMap<&'p str, Value<'p>>>,
    enclosing: Option<Rc<Frame<'p>>>,
}

struct Machine<'p> {
    module: Rc<Frame<'p>>,
    output: Vec<String>,
}

impl<'p> Machine<'p> {
    fn block(&mut self, body: &'p [Stmt], frame: &Rc<Frame<'p>>) -> Result<(), String> {
        body.iter().try_for_each(|stmt| self.stmt(stmt, frame))
    }

    fn stmt(&mut self, stmt: &'p Stmt, frame: &Rc<Frame<'p>>) -> Result<(), String> {
        match stmt {
            Stmt::Assign(x, n) => self.bind(x, Value::Int(*n), frame),
            Stmt::Add(x, n) => match self.read(x, frame)? {
                Value::Int(old) => self.bind(x, Value::Int(old + n), frame),
                Value::Function(_) => return Err("TypeError: unsupported operand".to_string()),
            },
            Stmt::Print(x) => {
                let text = match self.read(x, frame)? {
                    Value::Int(n) => n.to_string(),
                    Value::Function(function) => format!("<function {}>", function.name),
                };
                self.output.push(text);
            }
            Stmt::Def(x, body) => {
                let function = Function {
                    name: x,
                    body,
                    enclosing: Rc::clone(frame),
                };
                self.bind(x, Value::Function(Rc::new(function)), frame);
            }
            Stmt::Call(x) => match self.read(x, frame)? {
                Value::Function(function) => self.call(&function)?,
                Value::Int(_) => {
                    return Err("TypeError: 'int' object is not callable".to_string());
                }
            },
            Stmt::For(v, n, body) => {
                for round in 0..*n {
                    self.bind(v, Value::Int(round), frame);
                    self.block(body, frame)?;
                }
            }
            Stmt::CountLocals(x) => {
                let count = frame.values.borrow().len();
                self.bind(x, Value::Int(count as i64), frame);
            }
            Stmt::Locals => {
                let names = frame.values.borrow();
                let words = names.keys().map(|name| format!(" {name}"));
                self.output
                    .push(format!("locals:{}", words.collect::<String>()));
            }
            Stmt::Global(_) | Stmt::Nonlocal(_) => {}
        }
        Ok(())
    }

    fn call(&mut self, function: &Function<'p>) -> Result<(), String> {
        let frame = Frame {
            scope: Scope::of(function.body),
            values: RefCell::default(),
            enclosing: Some(Rc::clone(&function.enclosing)),
        };
        self.block(function.body, &Rc::new(frame))
    }

    fn bind(&self, name: &'p str, value: Value<'p>, frame: &Rc<Frame<'p>>) {
        let home = self.home(name, frame);
        home.values.borrow_mut().insert(name, value);
    }

    fn read(&self, name: &str, frame: &Rc<Frame<'p>>) -> Result<Value<'p>, String> {
        let home = self.home(name, frame);
        let value = home.values.borrow().get(name).cloned();
        value.ok_or_else(|| match frame.scope.has_local(name) {
            true => format!("UnboundLocalError: {name}"),
            false => format!("NameError: {name}"),
        })
    }

    /// The frame whose variable is meant by a name that is used in `frame`, whether or not it has a value.
    fn home<'a>(&'a self, name: &str, frame: &'a Rc<Frame<'p>>) -> &'a Rc<Frame<'p>> {
        let mut frame = frame;
        while let Some(enclosing) = &frame.enclosing {
            if frame.scope.has_local(name) {
                return frame;
            }
            if frame.scope.globals.contains(name) {
                break;
            }
            frame = enclosing;
        }
        &self.module
    }
}
