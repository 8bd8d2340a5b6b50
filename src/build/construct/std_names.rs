//! What a submission calls the standard library, and which modules of it are reached by those names.
//!
//! A name is followed through `as` as far as it goes, and a path that leaves its module to a macro counts as one to every
//! module. A macro that makes a path of parts that say nothing alone, `m!(std process)`, is not seen through: that takes a
//! compiler. What an exercise forbids is what its answers are to do without; what a program may do to the machine is for
//! the sandbox to say.

use std::collections::{HashMap, HashSet};

use proc_macro2::{Span, TokenTree};

use super::{List, is_punct, is_separator, name};

/// The names by which a file calls the standard library.
pub(super) struct StdNames(HashSet<String>);

/// What is reached at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reach {
    /// The module of this name, or something else of this name.
    Member(String),
    /// Everything, by `*`.
    All,
    /// What a macro makes of it.
    Anything(&'static str),
}

/// A macro's parameter in the place of a module.
const HIDDEN_MODULE: &str = "a module of `std` that a macro names";
/// A macro's parameter in the place of another name.
const HIDDEN_NAME: &str = "another name for `std` that a macro gives";

impl StdNames {
    /// The names in a file of these lists of tokens.
    pub fn of(lists: &[List]) -> StdNames {
        let mut renamed: HashMap<String, Vec<String>> = HashMap::new();
        for list in lists {
            let tokens = &list.tokens;
            for (at, token) in tokens.iter().enumerate() {
                let Some(word) = name(Some(token)) else {
                    continue;
                };
                let others = match name(tokens.get(at + 1)).as_deref() {
                    Some("as") => name(tokens.get(at + 2)).into_iter().collect(),
                    _ => selves(tokens, at),
                };
                if !others.is_empty() {
                    renamed.entry(word).or_default().extend(others);
                }
            }
        }
        let mut names = HashSet::new();
        let mut waiting = vec!["std".to_owned()];
        while let Some(name) = waiting.pop() {
            waiting.extend(renamed.remove(&name).unwrap_or_default());
            names.insert(name);
        }
        StdNames(names)
    }

    /// What is reached by the word at this place, if it is a name of the standard library.
    pub fn reached(&self, tokens: &[TokenTree], at: usize) -> Vec<(Span, Reach)> {
        let Some(token) = tokens.get(at) else {
            return Vec::new();
        };
        if !name(Some(token)).is_some_and(|word| self.0.contains(&word)) {
            return Vec::new();
        }
        if is_separator(tokens, at + 1) {
            return match tokens.get(at + 3) {
                None => vec![(token.span(), Reach::Anything(HIDDEN_MODULE))],
                Some(member) => members(member).into_iter().flat_map(reach).collect(),
            };
        }
        let reach = match tokens.get(at + 1) {
            Some(by) if is_word(by, "as") && name(tokens.get(at + 2)).is_none() => HIDDEN_NAME,
            Some(dollar) if is_punct(dollar, '$') => HIDDEN_MODULE,
            // Nothing, or something else that is called so.
            _ => return Vec::new(),
        };
        vec![(token.span(), Reach::Anything(reach))]
    }
}

/// Other names for the word at this place by `self as other` in a list behind it.
fn selves(tokens: &[TokenTree], at: usize) -> Vec<String> {
    let Some(list @ TokenTree::Group(_)) =
        tokens.get(at + 3).filter(|_| is_separator(tokens, at + 1))
    else {
        return Vec::new();
    };
    let others = members(list)
        .into_iter()
        .filter_map(|item| match item.as_slice() {
            [first, by, other, ..] if is_word(first, "self") && is_word(by, "as") => {
                name(Some(other))
            }
            _ => None,
        });
    others.collect()
}

/// The items of a list, and of lists in it; of another token, it alone.
fn members(token: &TokenTree) -> Vec<Vec<TokenTree>> {
    let mut members = Vec::new();
    let mut waiting = vec![vec![token.clone()]];
    while let Some(item) = waiting.pop() {
        match item.first() {
            Some(TokenTree::Group(list)) => {
                let tokens: Vec<TokenTree> = list.stream().into_iter().collect();
                let items = tokens.split(|token| is_punct(token, ','));
                waiting.extend(items.map(<[TokenTree]>::to_vec));
            }
            Some(_) => members.push(item),
            None => {}
        }
    }
    members
}

/// What an item behind a name of the standard library and `::` reaches.
fn reach(item: Vec<TokenTree>) -> Option<(Span, Reach)> {
    let first = item.first()?;
    let reach = match first {
        TokenTree::Ident(_) if is_word(first, "self") => {
            let renamed = item.get(1).is_some_and(|token| is_word(token, "as"));
            if !renamed || name(item.get(2)).is_some() {
                return None;
            }
            Reach::Anything(HIDDEN_NAME)
        }
        TokenTree::Ident(_) => Reach::Member(name(Some(first))?),
        star if is_punct(star, '*') => Reach::All,
        _ => Reach::Anything(HIDDEN_MODULE),
    };
    Some((first.span(), reach))
}

fn is_word(token: &TokenTree, word: &str) -> bool {
    name(Some(token)).as_deref() == Some(word)
}

#[cfg(test)]
mod tests {
    use crate::build::construct::{Construct, Scan, Violation, scan};

    fn violations(text: &str) -> Vec<Violation> {
        match scan(text, &[Construct::StdProcess]) {
            Scan::Read(violations) => violations,
            Scan::Unreadable => panic!("unreadable: {text}"),
        }
    }

    #[test]
    fn modules_are_found_by_every_road() {
        for text in [
            "fn f() { std::process::exit(0) }",
            "fn f() { ::std::process::exit(0) }",
            "use std::process;",
            "use std::process::exit;",
            "use std::{fmt, process::exit};",
            "use std::{{process}};",
            "use std::{fmt, {io, {process as p}}};",
            "use std::process as p;",
            "use std::r#process as p;",
            "use std::*;",
            "use std as s; fn f() { s::process::exit(0) }",
            "use std as s; use s as r; fn f() { r::process::exit(0) }",
            "use s as r; fn f() { r::process::exit(0) } use std as s;",
            "use std::{self as s}; fn f() { s::process::exit(0) }",
            "use std::{fmt, {self as s}}; use s::{self as r}; fn f() { r::process::exit(0) }",
            "mod m { pub use std as s; } fn f() { m::s::process::exit(0) }",
            "extern crate std as s; use s::*;",
            "fn f() { println!(\"{}\", std::process::id()) }",
        ] {
            assert_eq!(violations(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn what_a_macro_is_to_name_is_refused() {
        let rules = [
            "($m:ident) => { std::$m::exit(0) }; } m!(process);",
            "($m:ident) => { use std::{fmt, $m as p}; } } m!(process);",
            "($($m:tt)*) => { std $($m)* } } m!(::process::exit(0));",
            "($($m:tt)*) => { $($m)* process::exit(0) } } m!(std::);",
            "($s:ident) => { use std as $s; } } m!(s); fn f() { s::process::exit(0) }",
            "($s:ident) => { use std::{self as $s}; } } m!(s); fn f() { s::process::exit(0) }",
        ];
        for rule in rules {
            let text = format!("macro_rules! m {{ {rule}");
            assert_eq!(violations(&text).len(), 1, "{text}");
        }
    }

    #[test]
    fn other_things_may_be_called_so() {
        for text in [
            "mod process {} use crate::process; use std::fmt;",
            "use std::{self, fmt}; use std::io::{self as i, Write}; fn f() { i::stdout(); }",
            "fn f() -> f64 { let std = 2.0; println!(\"{}\", std); std }",
            "macro_rules! m { ($std:expr) => { $std + 1.0 } } fn f(s: S) -> f64 { m!(s.std) }",
            "macro_rules! m { () => { std::fmt::Error } } use std as s; fn f() -> s::fmt::Error { m!() }",
            "use process as std2; fn f() { std2::process::exit(0) }",
        ] {
            assert_eq!(violations(text), [], "{text}");
        }
    }

    #[test]
    fn a_long_chain_of_names_is_followed() {
        let chain: String = (0..20_000)
            .rev()
            .map(|n| format!("use a{n} as a{};", n + 1))
            .collect();
        let text = format!("{chain} use std as a0; fn f() {{ a20000::process::exit(0) }}");
        assert_eq!(violations(&text).len(), 1);
    }
}
