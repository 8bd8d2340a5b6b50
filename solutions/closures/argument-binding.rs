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
    check_order(list)?;
    let mut call = Call {
        pos: Vec::new(),
        kw: Vec::new(),
    };
    for arg in list {
        match arg {
            Arg::Pos(value) => call.pos.push(*value),
            Arg::Star(values) => call.pos.extend(values),
            Arg::Kw(name, value) => add_keyword(func, &mut call.kw, name, *value)?,
            Arg::DoubleStar(pairs) => {
                for (name, value) in pairs {
                    add_keyword(func, &mut call.kw, name, *value)?;
                }
            }
        }
    }
    Ok(call)
}

/// Refuses what Python refuses before it evaluates any argument.
fn check_order(list: &[Arg]) -> Result<(), String> {
    let mut keyword = false;
    let mut unpacking = false;
    for arg in list {
        let offence = match arg {
            Arg::Pos(_) if unpacking => "positional argument follows keyword argument unpacking",
            Arg::Pos(_) if keyword => "positional argument follows keyword argument",
            Arg::Star(_) if unpacking => {
                "iterable argument unpacking follows keyword argument unpacking"
            }
            _ => {
                keyword |= matches!(arg, Arg::Kw(..));
                unpacking |= matches!(arg, Arg::DoubleStar(_));
                continue;
            }
        };
        return Err(offence.to_string());
    }
    Ok(())
}

fn add_keyword(
    func: &str,
    kw: &mut Vec<(String, i64)>,
    name: &str,
    value: i64,
) -> Result<(), String> {
    if kw.iter().any(|(known, _)| known == name) {
        return Err(format!(
            "{func}() got multiple values for keyword argument '{name}'"
        ));
    }
    kw.push((name.to_string(), value));
    Ok(())
}

/// Gives each parameter its value, or returns the first error.
pub fn bind(sig: &Signature, call: &Call) -> Result<Bound, String> {
    let func = &sig.name;
    let mut slots = vec![None; sig.params.len()];
    for (slot, value) in slots.iter_mut().zip(&call.pos) {
        *slot = Some(*value);
    }
    let args: Vec<i64> = call.pos.iter().skip(slots.len()).copied().collect();

    let mut kwargs = Vec::new();
    for (name, value) in &call.kw {
        match sig.params.iter().position(|param| param.name == *name) {
            Some(at) if slots[at].is_some() => {
                return Err(format!(
                    "{func}() got multiple values for argument '{name}'"
                ));
            }
            Some(at) => slots[at] = Some(*value),
            None if sig.var_kwargs => kwargs.push((name.clone(), *value)),
            None => {
                return Err(format!(
                    "{func}() got an unexpected keyword argument '{name}'"
                ));
            }
        }
    }

    if !args.is_empty() && !sig.var_args {
        return Err(too_many(sig, call.pos.len()));
    }

    let mut values = Vec::new();
    let mut missing = Vec::new();
    for (param, slot) in sig.params.iter().zip(slots) {
        match slot.or(param.default) {
            Some(value) => values.push((param.name.clone(), value)),
            None => missing.push(format!("'{}'", param.name)),
        }
    }
    if !missing.is_empty() {
        return Err(format!("{func}() missing {}", list_missing(&missing)));
    }
    Ok(Bound {
        values,
        args,
        kwargs,
    })
}

fn too_many(sig: &Signature, given: usize) -> String {
    let most = sig.params.len();
    let least = sig
        .params
        .iter()
        .filter(|param| param.default.is_none())
        .count();
    let takes = match (least, most) {
        (1, 1) => "1 positional argument".to_string(),
        _ if least == most => format!("{most} positional arguments"),
        _ => format!("from {least} to {most} positional arguments"),
    };
    let were = if given == 1 { "was" } else { "were" };
    format!("{}() takes {takes} but {given} {were} given", sig.name)
}

/// The end of the message about parameters without a value, of which there is at least one.
fn list_missing(names: &[String]) -> String {
    match names {
        [one] => format!("1 required positional argument: {one}"),
        [one, two] => format!("2 required positional arguments: {one} and {two}"),
        [front @ .., last] => format!(
            "{} required positional arguments: {}, and {last}",
            names.len(),
            front.join(", ")
        ),
        [] => unreachable!("only called when a value is missing"),
    }
}

/// Binds a call of `functools.partial(f, ...)`, where `fixed` are the arguments given to partial.
pub fn partial_bind(sig: &Signature, fixed: &Call, call: &Call) -> Result<Bound, String> {
    let mut merged = fixed.clone();
    merged.pos.extend(&call.pos);
    for (name, value) in &call.kw {
        match merged.kw.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => *old = *value,
            None => merged.kw.push((name.clone(), *value)),
        }
    }
    bind(sig, &merged)
}
