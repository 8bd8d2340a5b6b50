//! Names, aliases and arguments: which names see a change, and which do not.

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

/// Names that refer to objects.
pub struct Env {
    // your fields
}

impl Env {
    /// No names are bound.
    pub fn new() -> Env {
        todo!()
    }

    /// Binds the name to a new object.
    pub fn assign(&mut self, name: &str, value: Value) {
        todo!()
    }

    /// Binds `dst` to the object of `src`.
    pub fn alias(&mut self, dst: &str, src: &str) -> Result<(), String> {
        todo!()
    }

    /// Runs a statement on a name.
    pub fn exec(&mut self, name: &str, stmt: &Stmt) -> Result<(), String> {
        todo!()
    }

    /// Runs the statements on a parameter that is bound to the object of `arg`, and returns its value at the end as text.
    pub fn call(&mut self, arg: &str, body: &[Stmt]) -> Result<String, String> {
        todo!()
    }

    /// The value of a name, as Python prints it.
    pub fn show(&self, name: &str) -> Result<String, String> {
        todo!()
    }

    /// Whether both names refer to the same list.
    pub fn same(&self, a: &str, b: &str) -> Result<bool, String> {
        todo!()
    }
}
