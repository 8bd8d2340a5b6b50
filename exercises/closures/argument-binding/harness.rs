//! Defines functions and calls them as a script says, one operation a line, and reports how the learner's code bound them.
//!
//! `def F x y=2 *args **kwargs` gives a signature, `call F ARG...` expands and binds, `expand F ARG...` only expands,
//! `partial P F ARG...` fixes arguments, and `pcall P ARG...` calls what came out. An ARG is `1`, `*1,2`, `x=1` or
//! `**x=1,y=2`; a bare `*` or `**` unpacks nothing.

use crate::grader::report;
use crate::solution::{Arg, Bound, Call, Param, Signature, bind, expand, partial_bind};
use std::collections::HashMap;

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is text");
    let mut signatures: HashMap<String, Signature> = HashMap::new();
    let mut partials: HashMap<String, (Signature, Call)> = HashMap::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["def", name, ref params @ ..] => {
                signatures.insert(name.to_string(), signature(name, params, line));
            }
            ["expand", name, ref list @ ..] => {
                let call: Result<Call, String> = expand(name, &arguments(list, line));
                match call {
                    Ok(call) => report!("{line} -> ({}) {{{}}}", tuple(&call.pos), dict(&call.kw)),
                    Err(text) => report!("{line} -> error: {text}"),
                }
            }
            ["call", name, ref list @ ..] => {
                let signature = find(&signatures, name, line);
                let bound: Result<Bound, String> =
                    expand(name, &arguments(list, line)).and_then(|call| bind(signature, &call));
                report!("{line} -> {}", show(bound));
            }
            ["partial", partial, name, ref list @ ..] => {
                let signature = find(&signatures, name, line).clone();
                let fixed: Call = match expand(name, &arguments(list, line)) {
                    Ok(fixed) => fixed,
                    Err(text) => {
                        report!("{line} -> error: {text}");
                        continue;
                    }
                };
                partials.insert(partial.to_string(), (signature, fixed));
            }
            ["pcall", partial, ref list @ ..] => {
                let (signature, fixed) = find(&partials, partial, line);
                let bound: Result<Bound, String> = expand(&signature.name, &arguments(list, line))
                    .and_then(|call| partial_bind(signature, fixed, &call));
                report!("{line} -> {}", show(bound));
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

fn signature(name: &str, words: &[&str], line: &str) -> Signature {
    let mut signature = Signature {
        name: name.to_string(),
        params: Vec::new(),
        var_args: false,
        var_kwargs: false,
    };
    for &word in words {
        match word {
            "*args" => signature.var_args = true,
            "**kwargs" => signature.var_kwargs = true,
            _ => {
                let (name, default) = match word.split_once('=') {
                    Some((name, value)) => (name, Some(number(value, line))),
                    None => (word, None),
                };
                let behind_default = signature.params.iter().any(|p| p.default.is_some());
                assert!(
                    default.is_some() || !behind_default,
                    "a parameter without default behind one with default: {line:?}"
                );
                assert!(
                    signature.params.iter().all(|p| p.name != name),
                    "two parameters of the same name: {line:?}"
                );
                signature.params.push(Param {
                    name: name.to_string(),
                    default,
                });
            }
        }
    }
    signature
}

fn arguments(words: &[&str], line: &str) -> Vec<Arg> {
    words
        .iter()
        .map(|word| {
            if let Some(pairs) = word.strip_prefix("**") {
                Arg::DoubleStar(items(pairs).map(|item| pair(item, line)).collect())
            } else if let Some(values) = word.strip_prefix('*') {
                Arg::Star(items(values).map(|item| number(item, line)).collect())
            } else if word.contains('=') {
                let (name, value) = pair(word, line);
                Arg::Kw(name, value)
            } else {
                Arg::Pos(number(word, line))
            }
        })
        .collect()
}

fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').filter(|item| !item.is_empty())
}

fn pair(text: &str, line: &str) -> (String, i64) {
    match text.split_once('=') {
        Some((name, value)) => (name.to_string(), number(value, line)),
        None => panic!("{text:?} is not NAME=NUMBER: {line:?}"),
    }
}

fn show(bound: Result<Bound, String>) -> String {
    match bound {
        Ok(Bound {
            values,
            args,
            kwargs,
        }) => {
            let mut parts: Vec<String> = values
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            parts.push(format!("args=({})", tuple(&args)));
            parts.push(format!("kwargs={{{}}}", dict(&kwargs)));
            parts.join(" ")
        }
        Err(text) => format!("error: {text}"),
    }
}

fn tuple(values: &[i64]) -> String {
    let values: Vec<String> = values.iter().map(i64::to_string).collect();
    values.join(", ")
}

fn dict(pairs: &[(String, i64)]) -> String {
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    pairs.join(", ")
}

fn find<'a, T>(things: &'a HashMap<String, T>, name: &str, line: &str) -> &'a T {
    match things.get(name) {
        Some(thing) => thing,
        None => panic!("nothing of this kind is called {name:?}: {line:?}"),
    }
}

fn number(word: &str, line: &str) -> i64 {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
