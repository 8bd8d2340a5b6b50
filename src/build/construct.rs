//! Constructs that an exercise may forbid, and where a submission uses them.
//!
//! Keywords and macros are found among the file's tokens, so that neither comments and strings count nor macros
//! hide anything; the rest is found in the syntax tree. Some macros are refused in every exercise, because they
//! read files at compile time and a submission is one file.

use proc_macro2::{Delimiter, LineColumn, Span, TokenStream, TokenTree};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

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

/// A reason to reject a submission, at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// What is wrong and what to do, in a line.
    pub message: String,
    /// Line and column, from 1; `None` when the whole file is meant.
    pub place: Option<(usize, usize)>,
    /// The line itself.
    pub source: Option<String>,
}

impl Violation {
    /// A reason that concerns the whole file.
    pub fn of_file(message: impl Into<String>) -> Violation {
        Violation {
            message: message.into(),
            place: None,
            source: None,
        }
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

/// Looks for forbidden constructs.
pub fn scan(text: &str, forbidden: &[Construct]) -> Scan {
    let Ok(tokens) = text.parse::<TokenStream>() else {
        return Scan::Unreadable;
    };
    let mut finder = Finder {
        text,
        forbidden,
        std_names: vec!["std".to_string()],
        found: Vec::new(),
    };
    finder.tokens(tokens, false);
    if forbidden
        .iter()
        .any(|construct| *construct != Construct::Unsafe)
    {
        let Ok(file) = syn::parse_file(text) else {
            return Scan::Unreadable;
        };
        finder.visit_file(&file);
    }
    let mut violations = finder.found;
    violations.sort_by_key(|violation| violation.place);
    violations.dedup();
    Scan::Read(violations)
}

struct Finder<'a> {
    text: &'a str,
    forbidden: &'a [Construct],
    /// The names by which the file calls the standard library.
    std_names: Vec<String>,
    found: Vec<Violation>,
}

impl Finder<'_> {
    fn tokens(&mut self, tokens: TokenStream, in_attribute: bool) {
        let mut tokens = tokens.into_iter().peekable();
        let mut after_hash = false;
        while let Some(token) = tokens.next() {
            match &token {
                TokenTree::Group(group) => {
                    let attribute = after_hash && group.delimiter() == Delimiter::Bracket;
                    self.tokens(group.stream(), in_attribute || attribute);
                }
                TokenTree::Ident(ident) => {
                    let name = ident.to_string();
                    let name = name.strip_prefix("r#").unwrap_or(&name);
                    let assigned = matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == '=');
                    if FILE_MACROS.contains(&name) {
                        self.add(
                            token.span(),
                            format!("`{name}!` reads a file; a submission is one file"),
                        );
                    } else if in_attribute && name == "path" && assigned {
                        self.add(
                            token.span(),
                            "`#[path]` names another file; a submission is one file",
                        );
                    } else if name == "unsafe" || ASSEMBLY_MACROS.contains(&name) {
                        self.forbid(Construct::Unsafe, token.span(), &format!("`{name}`"));
                    }
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
            // Both `#[…]` and `#![…]` are attributes.
            after_hash = match &token {
                TokenTree::Punct(punct) => {
                    punct.as_char() == '#' || (after_hash && punct.as_char() == '!')
                }
                _ => false,
            };
        }
    }

    fn forbid(&mut self, construct: Construct, span: Span, what: &str) {
        if self.forbidden.contains(&construct) {
            self.add(
                span,
                format!(
                    "{what} is not allowed in this exercise (`{}`)",
                    construct.name()
                ),
            );
        }
    }

    fn add(&mut self, span: Span, message: impl Into<String>) {
        let LineColumn { line, column } = span.start();
        let source = self
            .text
            .lines()
            .nth(line.saturating_sub(1))
            .map(str::to_string);
        self.found.push(Violation {
            message: message.into(),
            place: Some((line, column + 1)),
            source,
        });
    }

    /// A name that follows the name of the standard library in a path.
    fn std_member(&mut self, name: &str, span: Span) {
        for construct in self.forbidden.iter().copied() {
            if construct.module() == Some(name) {
                self.forbid(construct, span, &format!("`std::{name}`"));
            }
        }
    }

    fn is_std(&self, ident: &syn::Ident) -> bool {
        self.std_names.iter().any(|name| ident == name.as_str())
    }

    fn use_member(&mut self, tree: &syn::UseTree) {
        match tree {
            syn::UseTree::Path(path) => self.std_member(&path.ident.to_string(), path.ident.span()),
            syn::UseTree::Name(name) => self.std_member(&name.ident.to_string(), name.ident.span()),
            syn::UseTree::Rename(rename) => {
                self.std_member(&rename.ident.to_string(), rename.ident.span())
            }
            syn::UseTree::Glob(glob) => {
                for construct in self.forbidden.iter().copied() {
                    if construct.module().is_some() {
                        self.forbid(construct, glob.star_token.span(), "`use std::*`");
                    }
                }
            }
            syn::UseTree::Group(group) => group.items.iter().for_each(|item| self.use_member(item)),
        }
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_static(&mut self, item: &'ast syn::ItemStatic) {
        if let syn::StaticMutability::Mut(token) = &item.mutability {
            self.forbid(Construct::StaticMut, token.span(), "`static mut`");
        }
        visit::visit_item_static(self, item);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let mut segments = path.segments.iter();
        if let (Some(first), Some(second)) = (segments.next(), segments.next())
            && self.is_std(&first.ident)
        {
            self.std_member(&second.ident.to_string(), second.ident.span());
        }
        visit::visit_path(self, path);
    }

    fn visit_use_path(&mut self, path: &'ast syn::UsePath) {
        if self.is_std(&path.ident) {
            self.use_member(&path.tree);
        }
        visit::visit_use_path(self, path);
    }

    fn visit_use_rename(&mut self, rename: &'ast syn::UseRename) {
        if rename.ident == "std" {
            self.std_names.push(rename.rename.to_string());
        }
    }

    fn visit_macro(&mut self, invocation: &'ast syn::Macro) {
        let tokens: Vec<TokenTree> = invocation.tokens.clone().into_iter().collect();
        self.paths_in_tokens(&tokens);
        visit::visit_macro(self, invocation);
    }
}

impl Finder<'_> {
    /// Inside a macro there is no tree, so a path is the name of the library, two colons and the module.
    fn paths_in_tokens(&mut self, tokens: &[TokenTree]) {
        for (at, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(group) => {
                    self.paths_in_tokens(&group.stream().into_iter().collect::<Vec<_>>());
                }
                TokenTree::Ident(ident) if self.is_std(ident) => {
                    if let Some(TokenTree::Ident(member)) = tokens.get(at + 3) {
                        self.std_member(&member.to_string(), member.span());
                    }
                }
                _ => {}
            }
        }
    }
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
            assert_eq!(places(text, &[]).len(), 1, "{text}");
        }
        assert!(places("fn f(path: &str) { let path = 1; }", &[]).is_empty());
    }

    #[test]
    fn modules_of_the_standard_library_are_found_by_every_road() {
        let forbidden = [Construct::StdProcess];
        for text in [
            "fn f() { std::process::exit(0) }",
            "fn f() { ::std::process::exit(0) }",
            "use std::process;",
            "use std::process::exit;",
            "use std::{fmt, process::exit};",
            "use std::process as p;",
            "use std::*;",
            "use std as s; fn f() { s::process::exit(0) }",
            "fn f() { println!(\"{}\", std::process::id()) }",
        ] {
            assert_eq!(places(text, &forbidden).len(), 1, "{text}");
        }
        assert!(
            places(
                "mod process {} use crate::process; use std::fmt;",
                &forbidden
            )
            .is_empty()
        );
    }

    #[test]
    fn static_mut_is_told_from_static() {
        assert_eq!(
            places("static mut X: i32 = 0;", &[Construct::StaticMut]),
            [(1, 8)]
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
            "`unsafe` is not allowed in this exercise (`unsafe`)"
        );
    }

    #[test]
    fn what_cannot_be_read_is_said_to_be_so() {
        assert_eq!(scan("fn f( {", &[]), Scan::Unreadable);
        assert_eq!(scan("fn fn", &[Construct::StaticMut]), Scan::Unreadable);
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
