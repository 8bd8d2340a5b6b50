//! Binding *args and **kwargs: which argument of a call goes to which parameter of the function.

/// A parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Param {
    /// Its name.
    pub name: String,
    /// The value it takes when the call gives it none.
    pub default: Option<i64>,
}

/// What stands behind `def`.
#[derive(Debug, Clone, PartialEq)]
pub struct Signature {
    /// The name of the function.
    pub name: String,
    /// The ordinary parameters; those with a default stand last.
    pub params: Vec<Param>,
    /// Whether there is `*args` for surplus positional arguments.
    pub var_args: bool,
    /// Whether there is `**kwargs` for keywords that name no parameter.
    pub var_kwargs: bool,
}

/// One argument as it is written in a call.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// `1`
    Pos(i64),
    /// `*[1, 2]`
    Star(Vec<i64>),
    /// `x=1`
    Kw(String, i64),
    /// `**{'x': 1, 'y': 2}`
    DoubleStar(Vec<(String, i64)>),
}

/// The arguments of a call after unpacking.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// The positional arguments in order.
    pub pos: Vec<i64>,
    /// The keyword arguments in order; no name comes twice.
    pub kw: Vec<(String, i64)>,
}

/// What the function finds when its body begins.
#[derive(Debug, Clone, PartialEq)]
pub struct Bound {
    /// Every parameter with its value, in the order of the signature.
    pub values: Vec<(String, i64)>,
    /// The surplus positional arguments; empty without `*args`.
    pub args: Vec<i64>,
    /// The surplus keywords in the order of the call; empty without `**kwargs`.
    pub kwargs: Vec<(String, i64)>,
}

/// Unpacks the argument list of a call of the function `func`.
pub fn expand(func: &str, list: &[Arg]) -> Result<Call, String> {
    todo!()
}

/// Gives each parameter its value, or returns the first error.
pub fn bind(sig: &Signature, call: &Call) -> Result<Bound, String> {
    todo!()
}

/// Binds a call of `functools.partial(f, ...)`, where `fixed` are the arguments given to partial.
pub fn partial_bind(sig: &Signature, fixed: &Call, call: &Call) -> Result<Bound, String> {
    todo!()
}
