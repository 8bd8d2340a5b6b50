//! Rejected: a function that declares the name nonlocal and assigns it binds it.

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
    let mut scope = root;
    let mut enclosing: Vec<&Scope> = Vec::new();
    for &child in path {
        if scope.kind == ScopeKind::Function {
            enclosing.push(scope);
        }
        scope = &scope.children[child];
    }
    match role(scope, name) {
        Role::Global => in_module(root, name, builtins),
        Role::Nonlocal => in_function(&enclosing, name)
            .ok_or_else(|| format!("SyntaxError: no binding for nonlocal '{name}' found")),
        Role::Bound if scope.kind == ScopeKind::Module => Ok(Origin::Global),
        Role::Bound => Ok(Origin::Local),
        Role::Free => match in_function(&enclosing, name) {
            Some(origin) => Ok(origin),
            None => in_module(root, name, builtins),
        },
    }
}

/// What a name is to a scope. A declaration outdoes an assignment.
enum Role {
    Global,
    Nonlocal,
    Bound,
    Free,
}

fn role(scope: &Scope, name: &str) -> Role {
    let among = |names: &[String]| names.iter().any(|other| other == name);
    if among(&scope.globals) {
        Role::Global
    } else if among(&scope.nonlocals) {
        Role::Nonlocal
    } else if among(&scope.assigned) {
        Role::Bound
    } else {
        Role::Free
    }
}

/// The nearest of the enclosing functions, the innermost last, that binds the name, unless it is declared global before.
fn in_function(enclosing: &[&Scope], name: &str) -> Option<Origin> {
    for (inner, function) in enclosing.iter().rev().enumerate() {
        match role(function, name) {
            Role::Bound | Role::Nonlocal => return Some(Origin::Enclosing(inner + 1)),
            Role::Global => return None,
            Role::Free => {}
        }
    }
    None
}

fn in_module(root: &Scope, name: &str, builtins: &[&str]) -> Result<Origin, String> {
    if is_bound_in_module(root, name) {
        Ok(Origin::Global)
    } else if builtins.contains(&name) {
        Ok(Origin::Builtin)
    } else {
        Err(format!("NameError: name '{name}' is not defined"))
    }
}

/// Whether an assignment in this scope, or in one below it, binds the name in the module.
fn is_bound_in_module(scope: &Scope, name: &str) -> bool {
    let here = match role(scope, name) {
        Role::Global => scope.assigned.iter().any(|other| other == name),
        Role::Bound => scope.kind == ScopeKind::Module,
        Role::Nonlocal | Role::Free => false,
    };
    here || scope
        .children
        .iter()
        .any(|child| is_bound_in_module(child, name))
}
