//! Which scope does a name come from: local, enclosing, global or builtin.

/// What a scope belongs to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ScopeKind {
    Module,
    Function,
    Class,
}

/// A scope with what is assigned and declared in it, and the scopes directly within it.
#[derive(Debug, Clone, PartialEq)]
pub struct Scope {
    pub kind: ScopeKind,
    pub assigned: Vec<String>,
    pub globals: Vec<String>,
    pub nonlocals: Vec<String>,
    pub children: Vec<Scope>,
}

/// Where a name comes from; the number counts enclosing functions, the nearest one is 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Origin {
    Local,
    Enclosing(usize),
    Global,
    Builtin,
}

/// Where a name comes from that is used in the scope at this path.
pub fn resolve(
    root: &Scope,
    path: &[usize],
    name: &str,
    builtins: &[&str],
) -> Result<Origin, String> {
    todo!()
}
