//! Rejected: `x = x + vs` appends to the list that x has already.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// What an object holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Int(i64),
    List(Vec<i64>),
}

/// A statement about one name, called x here.
#[derive(Debug, Clone, PartialEq)]
pub enum Stmt {
    /// `x = x + n` for an int.
    Add(i64),
    /// `x.append(v)` for a list.
    Append(i64),
    /// `x[i] = v` for a list.
    SetItem(usize, i64),
    /// `x += vs` for a list.
    Extend(Vec<i64>),
    /// `x = x + vs` for a list.
    Concat(Vec<i64>),
    /// `x = value`.
    Rebind(Value),
}

/// What a name refers to; a clone refers to the same list. Nothing changes an int in place, so it needs no sharing.
#[derive(Clone)]
enum Object {
    Int(i64),
    List(Rc<RefCell<Vec<i64>>>),
}

impl Object {
    fn new(value: Value) -> Object {
        match value {
            Value::Int(n) => Object::Int(n),
            Value::List(items) => Object::List(Rc::new(RefCell::new(items))),
        }
    }

    /// Runs a statement on the name whose entry this is: to bind is to replace `*self`, to change is to borrow the list.
    fn run(&mut self, stmt: &Stmt) -> Result<(), String> {
        match (&mut *self, stmt) {
            (_, Stmt::Rebind(value)) => *self = Object::new(value.clone()),
            (Object::Int(x), Stmt::Add(n)) => *x += n,
            (Object::List(list), Stmt::Append(v)) => list.borrow_mut().push(*v),
            (Object::List(list), Stmt::SetItem(i, v)) => {
                *list.borrow_mut().get_mut(*i).ok_or("IndexError")? = *v;
            }

            (Object::List(list), Stmt::Extend(vs) | Stmt::Concat(vs)) => {
                list.borrow_mut().extend(vs)
            }
            _ => return Err("TypeError".to_string()),
        }
        Ok(())
    }

    fn text(&self) -> String {
        match self {
            Object::Int(n) => n.to_string(),
            Object::List(list) => format!("{:?}", list.borrow()),
        }
    }
}

/// Names that refer to objects.
#[derive(Default)]
pub struct Env {
    names: HashMap<String, Object>,
}

impl Env {
    /// No names are bound.
    pub fn new() -> Env {
        Env::default()
    }

    /// Binds the name to a new object.
    pub fn assign(&mut self, name: &str, value: Value) {
        self.names.insert(name.to_string(), Object::new(value));
    }

    /// Binds `dst` to the object of `src`.
    pub fn alias(&mut self, dst: &str, src: &str) -> Result<(), String> {
        let object = self.object(src)?.clone();
        self.names.insert(dst.to_string(), object);
        Ok(())
    }

    /// Runs a statement on a name.
    pub fn exec(&mut self, name: &str, stmt: &Stmt) -> Result<(), String> {
        match self.names.get_mut(name) {
            Some(object) => object.run(stmt),
            None => Err(format!("NameError: {name}")),
        }
    }

    /// Runs the statements on a parameter that is bound to the object of `arg`, and returns its value at the end as text.
    pub fn call(&mut self, arg: &str, body: &[Stmt]) -> Result<String, String> {
        let mut parameter = self.object(arg)?.clone();
        for stmt in body {
            parameter.run(stmt)?;
        }
        Ok(parameter.text())
    }

    /// The value of a name, as Python prints it.
    pub fn show(&self, name: &str) -> Result<String, String> {
        Ok(self.object(name)?.text())
    }

    /// Whether both names refer to the same list.
    pub fn same(&self, a: &str, b: &str) -> Result<bool, String> {
        match (self.object(a)?, self.object(b)?) {
            (Object::List(a), Object::List(b)) => Ok(Rc::ptr_eq(a, b)),
            _ => Err("TypeError".to_string()),
        }
    }

    fn object(&self, name: &str) -> Result<&Object, String> {
        self.names
            .get(name)
            .ok_or_else(|| format!("NameError: {name}"))
    }
}
