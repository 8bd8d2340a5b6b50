//! Constructs that an exercise may forbid, and where a submission uses them.
//!
//! They are found among the file's token trees, so that comments and strings do not count and what stands in a macro
//! does. A full syntax tree would say no more and costs a stack frame for every level of nesting, which a stranger
//! chooses; token trees are walked without recursion. Some macros and all modules in other files are refused in every
//! exercise, because they read files at compile time and a submission is one file.

mod std_names;

use proc_macro2::{Delimiter, Group, LineColumn, Span, TokenStream, TokenTree};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::violation::{Concern, Violation};
use std_names::{Reach, StdNames};

/// A language construct or part of the standard library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Construct {
    /// `unsafe` blocks, functions, implementations and attributes, and inline assembly.
    Unsafe,
    /// `static mut`.
    StaticMut,
    /// Anything of `std::env`.
    StdEnv,
    /// Anything of `std::fs`.
    StdFs,
    /// Anything of `std::net`.
    StdNet,
    /// Anything of `std::process`.
    StdProcess,
    /// Anything of `std::thread`.
    StdThread,
}

impl Construct {
    /// All constructs that can be forbidden.
    pub const ALL: [Construct; 7] = [
        Construct::Unsafe,
        Construct::StaticMut,
        Construct::StdEnv,
        Construct::StdFs,
        Construct::StdNet,
        Construct::StdProcess,
        Construct::StdThread,
    ];

    /// The name in YAML.
    pub fn name(self) -> &'static str {
        match self {
            Construct::Unsafe => "unsafe",
            Construct::StaticMut => "static-mut",
            Construct::StdEnv => "std-env",
            Construct::StdFs => "std-fs",
            Construct::StdNet => "std-net",
            Construct::StdProcess => "std-process",
            Construct::StdThread => "std-thread",
        }
    }

    /// The module of the standard library that is meant, if it is one.
    fn module(self) -> Option<&'static str> {
        self.name().strip_prefix("std-")
    }
}

/// What looking through a submission gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scan {
    /// Every token was read; these are the violations, in the order of their places.
    Read(Vec<Violation>),
    /// The file is not Rust as far as the grader can read it, so nothing is known. It must not compile.
    Unreadable,
}

/// Macros that read files at compile time.
const FILE_MACROS: [&str; 3] = ["include", "include_bytes", "include_str"];

/// Macros that hold code the compiler cannot check; `global_asm` needs no `unsafe` around it.
const ASSEMBLY_MACROS: [&str; 3] = ["asm", "global_asm", "naked_asm"];

/// How deep brackets may be nested. No program that a person wrote comes near, and the compiler crashes not far beyond.
const MAX_DEPTH: usize = 250;

/// How many violations are told; of more, only the number.
const MAX_TOLD: usize = 20;

/// The longest line that is shown with a violation, in bytes.
const MAX_LINE: usize = 1000;

/// Looks for forbidden constructs.
pub fn scan(text: &str, forbidden: &[Construct]) -> Scan {
    let Ok(tokens) = text.parse::<TokenStream>() else {
        return Scan::Unreadable;
    };
    let mut finder = Finder {
        lines: text.lines().collect(),
        forbidden,
        found: Vec::new(),
        surplus: 0,
    };
    let lists = match lists(tokens) {
        Ok(lists) => lists,
        Err(span) => {
            finder.add(
                span,
                format!("brackets are nested more than {MAX_DEPTH} deep"),
            );
            return Scan::Read(finder.found);
        }
    };
    let std_names = StdNames::of(&lists);
    for list in &lists {
        finder.list(list, &std_names);
    }
    Scan::Read(finder.finish())
}

/// The tokens between two brackets, or of the whole file.
struct List {
    tokens: Vec<TokenTree>,
    /// Whether they stand in an attribute.
    in_attribute: bool,
}

/// Every list of tokens of a file, or the place where they are nested too deep.
fn lists(tokens: TokenStream) -> Result<Vec<List>, Span> {
    let mut lists = Vec::new();
    let mut waiting = vec![(tokens, false, 0)];
    while let Some((tokens, in_attribute, depth)) = waiting.pop() {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for (at, token) in tokens.iter().enumerate() {
            let TokenTree::Group(group) = token else {
                continue;
            };
            if depth == MAX_DEPTH {
                return Err(group.span_open());
            }
            let attribute =
                in_attribute || is_attribute(group, tokens.get(..at).unwrap_or_default());
            waiting.push((group.stream(), attribute, depth + 1));
        }
        lists.push(List {
            tokens,
            in_attribute,
        });
    }
    Ok(lists)
}

/// Both `#[…]` and `#![…]` are attributes.
fn is_attribute(group: &Group, before: &[TokenTree]) -> bool {
    let hash_before = match before {
        [.., hash, bang] if is_punct(bang, '!') => is_punct(hash, '#'),
        [.., hash] => is_punct(hash, '#'),
        [] => false,
    };
    hash_before && group.delimiter() == Delimiter::Bracket
}

fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

/// The name of an identifier or keyword, without the mark of a raw one.
fn name(token: Option<&TokenTree>) -> Option<String> {
    match token? {
        TokenTree::Ident(ident) => Some(ident.to_string().trim_start_matches("r#").to_string()),
        _ => None,
    }
}

/// Whether a path separator begins at this place.
fn is_separator(tokens: &[TokenTree], at: usize) -> bool {
    let colon = |at: usize| tokens.get(at).is_some_and(|token| is_punct(token, ':'));
    colon(at) && colon(at + 1)
}

struct Finder<'a> {
    lines: Vec<&'a str>,
    forbidden: &'a [Construct],
    found: Vec<Violation>,
    surplus: usize,
}

impl Finder<'_> {
    fn list(&mut self, list: &List, std_names: &StdNames) {
        let tokens = &list.tokens;
        for (at, token) in tokens.iter().enumerate() {
            let Some(word) = name(Some(token)) else {
                continue;
            };
            let span = token.span();
            let next = tokens.get(at + 1);
            if FILE_MACROS.contains(&word.as_str()) {
                self.add(
                    span,
                    format!("`{word}!` reads a file; a submission is one file"),
                );
            } else if list.in_attribute
                && word == "path"
                && next.is_some_and(|token| is_punct(token, '='))
            {
                self.add(
                    span,
                    "`#[path]` names another file; a submission is one file",
                );
            } else if word == "mod" && is_module_elsewhere(tokens.get(at + 1..).unwrap_or_default())
            {
                self.add(
                    span,
                    "a module without a body is another file; a submission is one file",
                );
            } else if word == "unsafe" || ASSEMBLY_MACROS.contains(&word.as_str()) {
                self.forbid(Construct::Unsafe, span, &format!("`{word}`"));
            } else if word == "static" && name(next).as_deref() == Some("mut") {
                // `'static mut` is a lifetime and the word after it.
                let lifetime = at > 0
                    && tokens
                        .get(at - 1)
                        .is_some_and(|token| is_punct(token, '\''));
                if !lifetime {
                    self.forbid(Construct::StaticMut, span, "`static mut`");
                }
            } else {
                for (span, reach) in std_names.reached(tokens, at) {
                    self.std_member(span, &reach);
                }
            }
        }
    }

    /// Forbids the modules that may be reached at a place.
    fn std_member(&mut self, span: Span, reach: &Reach) {
        for construct in self.forbidden.iter().copied() {
            let Some(module) = construct.module() else {
                continue;
            };
            match reach {
                Reach::Member(name) if name == module => {
                    self.forbid(construct, span, &format!("`std::{module}`"));
                }
                Reach::Member(_) => {}
                Reach::All => self.forbid(construct, span, "`use std::*`"),
                Reach::Anything(what) => self.forbid(construct, span, what),
            }
        }
    }

    fn forbid(&mut self, construct: Construct, span: Span, what: &str) {
        if self.forbidden.contains(&construct) {
            // The name under which the exercise forbids it, where it is another one.
            let name = match format!("`{}`", construct.name()) {
                name if name == what => String::new(),
                name => format!(" ({name})"),
            };
            self.add(
                span,
                format!("{what} is not allowed in this exercise{name}"),
            );
        }
    }

    fn add(&mut self, span: Span, message: impl Into<String>) {
        if self.found.len() == MAX_TOLD {
            self.surplus += 1;
            return;
        }
        let LineColumn { line, column } = span.start();
        // A longer line is no help to anybody, and twenty of them would be no small report.
        let source = self
            .lines
            .get(line.saturating_sub(1))
            .filter(|line| line.len() <= MAX_LINE)
            .map(|line| line.to_string());
        self.found.push(Violation {
            concern: Concern::Code,
            message: message.into(),
            place: Some((line, column + 1)),
            source,
        });
    }

    fn finish(self) -> Vec<Violation> {
        let mut violations = self.found;
        violations.sort_by_key(|violation| violation.place);
        violations.dedup();
        if self.surplus > 0 {
            let surplus = self.surplus;
            violations.push(Violation::of_file(format!(
                "and so on, {surplus} places more"
            )));
        }
        violations
    }
}

/// Whether `mod` is followed by a name, be it a macro's, and the end of the item.
fn is_module_elsewhere(after: &[TokenTree]) -> bool {
    let named = match after {
        [dollar, TokenTree::Ident(_), end, ..] if is_punct(dollar, '$') => Some(end),
        [TokenTree::Ident(_), end, ..] => Some(end),
        _ => None,
    };
    named.is_some_and(|end| is_punct(end, ';'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str, forbidden: &[Construct]) -> Vec<(usize, usize)> {
        match scan(text, forbidden) {
            Scan::Read(violations) => violations
                .iter()
                .filter_map(|violation| violation.place)
                .collect(),
            Scan::Unreadable => panic!("unreadable: {text}"),
        }
    }

    #[test]
    fn unsafe_is_found_wherever_it_stands_but_not_in_words() {
        let forbidden = [Construct::Unsafe];
        assert_eq!(
            places("fn f() {\n    unsafe { g() }\n}", &forbidden),
            [(2, 5)]
        );
        assert_eq!(
            places("#[unsafe(no_mangle)]\nfn f() {}", &forbidden),
            [(1, 3)]
        );
        assert_eq!(
            places("macro_rules! m { () => { unsafe { f() } } }", &forbidden),
            [(1, 26)]
        );
        assert_eq!(
            places("core::arch::global_asm!(\"\");", &forbidden),
            [(1, 13)]
        );
        let innocent = "// unsafe\n/// unsafe\nfn unsafely() { let s = \"unsafe\"; }";
        assert!(places(innocent, &forbidden).is_empty());
        assert!(places("fn f() { unsafe {} }", &[]).is_empty());
    }

    #[test]
    fn reading_files_at_compile_time_is_always_refused() {
        for text in [
            "const S: &str = include_str!(\"harness.rs\");",
            "use std::include_bytes as b;",
            "macro_rules! m { ($i:ident) => { $i!(\"x\") } } m!(include);",
            "const S: &str = r#include_str!(\"x\");",
            "#[path = \"harness.rs\"] mod h;",
            "#[cfg_attr(all(), path = \"harness.rs\")] mod h;",
        ] {
            assert!(!places(text, &[]).is_empty(), "{text}");
        }
        assert!(places("fn f(path: &str) { let path = 1; }", &[]).is_empty());
    }

    #[test]
    fn static_mut_is_told_from_static() {
        assert_eq!(
            places("static mut X: i32 = 0;", &[Construct::StaticMut]),
            [(1, 1)]
        );
        assert!(places("static X: i32 = 0;", &[Construct::StaticMut]).is_empty());
    }

    #[test]
    fn a_violation_carries_its_line() {
        let Scan::Read(violations) = scan("fn f() {\n  unsafe {}\n}", &[Construct::Unsafe]) else {
            panic!("unreadable")
        };
        assert_eq!(violations[0].source.as_deref(), Some("  unsafe {}"));
        assert_eq!(
            violations[0].message,
            "`unsafe` is not allowed in this exercise"
        );
    }

    #[test]
    fn what_cannot_be_read_is_said_to_be_so() {
        assert_eq!(scan("fn f( {", &[]), Scan::Unreadable);
        assert_eq!(scan("'", &[Construct::StaticMut]), Scan::Unreadable);
    }

    #[test]
    fn modules_in_other_files_are_refused_however_they_are_named() {
        for text in [
            "mod harness;",
            "pub mod h;",
            "macro_rules! m { ($a:meta) => { #[$a] mod x; } }",
            "macro_rules! m { ($n:ident) => { mod $n; } }",
        ] {
            assert_eq!(places(text, &[]).len(), 1, "{text}");
        }
        assert!(places("mod inner { pub fn f() {} } fn g() { inner::f(); }", &[]).is_empty());
    }

    #[test]
    fn a_lifetime_before_mut_is_no_static() {
        assert!(places("fn f(x: &'static mut i32) {}", &[Construct::StaticMut]).is_empty());
    }

    #[test]
    fn nesting_and_repetition_without_end_are_borne() {
        let deep = format!(
            "fn f() {{ {}{} }}",
            "(".repeat(100_000),
            ")".repeat(100_000)
        );
        assert_eq!(places(&deep, &[]).len(), 1);
        let chain = format!("fn f() {{ {}true }}", "!".repeat(200_000));
        assert!(places(&chain, &[Construct::StdFs]).is_empty());
        let many = "include ".repeat(30_000);
        let Scan::Read(violations) = scan(&many, &[]) else {
            panic!("unreadable")
        };
        assert_eq!(violations.len(), MAX_TOLD + 1);
        assert_eq!(violations[MAX_TOLD].message, "and so on, 29980 places more");
    }

    #[test]
    fn names_are_the_serialised_ones() {
        for construct in Construct::ALL {
            assert_eq!(
                serde_json::to_string(&construct).unwrap(),
                format!("\"{}\"", construct.name())
            );
        }
    }
}
