//! Finds the test functions of `tests.rs` in its syntax tree, and all that would let one go missing or pass unearned.

use std::collections::HashSet;
use std::ops::Range;

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemFn, ItemMod, ReturnType};

use super::attribute::{about, expected_panic, is_cfg_test, is_test, names_test, span_of};
use super::mistake::TestsMistake;
use super::{Must, TestFn};

/// How deep brackets may be nested. A catalogue may come from a stranger, and each level takes a piece of the stack.
const MAX_DEPTH: usize = 100;

/// What was found in a file.
pub(super) struct Found {
    /// The tests in the order in which they stand.
    pub(super) tests: Vec<TestFn>,
    /// The file as a module.
    pub(super) root: Module,
    /// The bytes of attributes that only Rust's own test harness understands.
    pub(super) blanks: Vec<Range<usize>>,
}

/// A module, as far as calling its tests goes.
#[derive(Default)]
pub(super) struct Module {
    /// Its name as it is written.
    pub(super) ident: String,
    /// The byte at which its closing brace stands.
    pub(super) end: usize,
    /// Path and name of each test that stands in it.
    pub(super) tests: Vec<(String, String)>,
    /// The modules in it.
    pub(super) modules: Vec<Module>,
}

impl Module {
    /// Whether a test stands in it or below.
    pub(super) fn holds_tests(&self) -> bool {
        self.paths().next().is_some()
    }

    /// The paths of all tests in it and below.
    pub(super) fn paths(&self) -> Box<dyn Iterator<Item = &str> + '_> {
        let own = self.tests.iter().map(|(path, _)| path.as_str());
        Box::new(self.modules.iter().flat_map(Module::paths).chain(own))
    }
}

/// Looks through a file whose tests call the submission `crate_name`.
pub(super) fn find(source: &str, crate_name: &str) -> Result<Found, Vec<TestsMistake>> {
    let unreadable = |span: Span, error: String| {
        let message = format!("`tests.rs` cannot be read as Rust: {error}");
        vec![TestsMistake::at(span.byte_range(), message)]
    };
    let tokens = source
        .parse::<TokenStream>()
        .map_err(|error| unreadable(error.span(), error.to_string()))?;
    if let Some(span) = too_deep(tokens.clone()) {
        let error = format!("brackets are nested more than {MAX_DEPTH} deep");
        return Err(unreadable(span, error));
    }
    let file = syn::parse2::<syn::File>(tokens.clone())
        .map_err(|error| unreadable(error.span(), error.to_string()))?;
    let mut finder = Finder {
        crate_names: HashSet::from([crate_name.to_owned()]),
        ..Finder::default()
    };
    let root = finder.module(&file.items, &mut Vec::new());
    finder.visit_file(&file);
    finder.unreached(tokens);
    if finder.tests.is_empty() && finder.mistakes.is_empty() {
        let message = "`tests.rs` has no test";
        let help = "write at least one function with `#[test]` in front of it";
        finder
            .mistakes
            .push(TestsMistake::at(0..0, message).help(help));
    }
    let Finder {
        tests,
        blanks,
        mut mistakes,
        ..
    } = finder;
    if mistakes.is_empty() {
        return Ok(Found {
            tests,
            root,
            blanks,
        });
    }
    mistakes.sort_by_key(|mistake| mistake.span.start);
    Err(mistakes)
}

/// Where brackets are nested deeper than anybody writes.
fn too_deep(tokens: TokenStream) -> Option<Span> {
    let mut waiting = vec![(tokens, 0)];
    while let Some((tokens, depth)) = waiting.pop() {
        for token in tokens {
            if let TokenTree::Group(group) = token {
                if depth == MAX_DEPTH {
                    return Some(group.span_open());
                }
                waiting.push((group.stream(), depth + 1));
            }
        }
    }
    None
}

#[derive(Default)]
struct Finder {
    tests: Vec<TestFn>,
    blanks: Vec<Range<usize>>,
    mistakes: Vec<TestsMistake>,
    /// Where the attributes `#[test]` stand that belong to a test that was found.
    reached: HashSet<usize>,
    /// The names by which the file calls the submission's crate.
    crate_names: HashSet<String>,
}

impl Finder {
    /// What a module holds. `path` are the names of the modules around.
    fn module(&mut self, items: &[Item], path: &mut Vec<String>) -> Module {
        let mut module = Module::default();
        for item in items {
            match item {
                Item::Fn(function) if function.attrs.iter().any(is_test) => {
                    let known = self.test(function, path);
                    if module.tests.iter().any(|(other, _)| *other == known) {
                        let message = format!("a second test is called `{known}`");
                        self.tell(function.sig.ident.span(), message, None);
                    }
                    module.tests.push((known, function.sig.ident.to_string()));
                }
                Item::Fn(function) if path.is_empty() && function.sig.ident == "main" => self.tell(
                    function.sig.ident.span(),
                    "`tests.rs` has a `main`",
                    Some("leave it out: the grader writes the one that calls the tests"),
                ),
                Item::Mod(inner) => module.modules.extend(self.inner_module(inner, path)),
                _ => {}
            }
        }
        module
    }

    fn inner_module(&mut self, inner: &ItemMod, path: &mut Vec<String>) -> Option<Module> {
        let Some((brace, items)) = &inner.content else {
            self.tell(
                inner.ident.span(),
                format!("`mod {};` names another file", inner.ident),
                Some("`tests.rs` is one file: write `mod name { … }`"),
            );
            return None;
        };
        let before = self.tests.len();
        path.push(plain(&inner.ident));
        let module = self.module(items, path);
        path.pop();
        if self.tests.len() > before {
            self.conditions(&inner.attrs);
        }
        Some(Module {
            ident: inner.ident.to_string(),
            end: brace.span.close().byte_range().start,
            ..module
        })
    }

    /// Takes a test in and answers its path.
    fn test(&mut self, function: &ItemFn, path: &[String]) -> String {
        let signature = &function.sig;
        let mut must = Must::Return;
        for attribute in &function.attrs {
            let name = attribute.path();
            if is_test(attribute) {
                self.reached.insert(span_of(attribute).start);
            } else if name.is_ident("should_panic") {
                must = match expected_panic(attribute) {
                    Some(part) => Must::Panic(part),
                    None => {
                        let message = "`should_panic` is not written as Rust knows it";
                        let help = "write `#[should_panic]` or `#[should_panic(expected = \"…\")]`";
                        self.tell(attribute.span(), message, Some(help));
                        Must::Return
                    }
                };
            } else if !name.is_ident("ignore") {
                continue;
            }
            self.blanks.push(span_of(attribute));
        }
        self.conditions(&function.attrs);
        let callable = signature.inputs.is_empty()
            && signature.asyncness.is_none()
            && !matches!(signature.safety, syn::Safety::Unsafe(_))
            && signature.generics.params.is_empty();
        if !callable {
            let message = "a test takes nothing, is not generic, and neither `async` nor `unsafe`";
            self.tell(signature.ident.span(), message, None);
        }
        if must != Must::Return && matches!(signature.output, ReturnType::Type(..)) {
            let message = "a test that should panic returns nothing";
            self.tell(signature.output.span(), message, None);
        }
        let name = plain(&signature.ident);
        let path: Vec<&str> = path.iter().map(String::as_str).chain([&*name]).collect();
        let first = function
            .attrs
            .first()
            .map_or(function.span(), Attribute::span);
        self.tests.push(TestFn {
            about: about(function).unwrap_or_else(|| path.join(": ").replace('_', " ")),
            path: path.join("::"),
            must,
            lines: first.start().line..=function.block.brace_token.span.close().end().line,
            hidden: false,
        });
        path.join("::")
    }

    /// Tells what could leave a test out on one machine or another.
    fn conditions(&mut self, attributes: &[Attribute]) {
        for attribute in attributes {
            let name = attribute.path();
            if (name.is_ident("cfg") || name.is_ident("cfg_attr")) && !is_cfg_test(attribute) {
                self.tell(
                    attribute.span(),
                    "a test under a condition may not be there",
                    Some("tests are run on every machine: leave the condition out"),
                );
            }
        }
    }

    /// Tells every `#[test]` that stands where no test can be called.
    fn unreached(&mut self, tokens: TokenStream) {
        let mut hash: Option<Span> = None;
        for token in tokens {
            if let TokenTree::Group(group) = &token {
                let in_brackets = group.delimiter() == Delimiter::Bracket;
                if let Some(span) = hash.filter(|_| in_brackets && names_test(&group.stream()))
                    && !self.reached.contains(&span.byte_range().start)
                {
                    self.tell(
                        span.join(group.span_close()).unwrap_or(span),
                        "this test would never run",
                        Some("write `#[test]` in front of a function that stands in a module, not in another function or a macro"),
                    );
                }
                self.unreached(group.stream());
            }
            hash = match &token {
                TokenTree::Punct(punct) if punct.as_char() == '#' => Some(punct.span()),
                _ => None,
            };
        }
    }

    /// Looks for imports of everything that the submission calls public.
    fn import(&mut self, tree: &syn::UseTree, of_submission: bool) {
        match tree {
            syn::UseTree::Path(path) => {
                let here = self.crate_names.contains(&path.ident.to_string());
                self.import(&path.tree, of_submission || here);
            }
            syn::UseTree::Rename(rename) => {
                if self.crate_names.contains(&rename.ident.to_string()) {
                    self.crate_names.insert(rename.rename.to_string());
                }
            }
            syn::UseTree::Glob(glob) if of_submission => self.tell(
                glob.star_token.span(),
                "a submission could bring in any name by this, one that the tests rely on among them",
                Some("name what is used, as in `use solution::{Stack, reverse};`"),
            ),
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.import(tree, of_submission);
                }
            }
            syn::UseTree::Name(_) | syn::UseTree::Glob(_) => {}
        }
    }

    fn tell(&mut self, span: Span, message: impl Into<String>, help: Option<&'static str>) {
        let mistake = TestsMistake::at(span.byte_range(), message);
        self.mistakes.push(TestsMistake { help, ..mistake });
    }
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if is_cfg_test(attribute) {
            self.blanks.push(span_of(attribute));
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.import(&item.tree, false);
        visit::visit_item_use(self, item);
    }

    fn visit_item_extern_crate(&mut self, item: &'ast syn::ItemExternCrate) {
        if self.crate_names.contains(&item.ident.to_string()) {
            let renamed = item.rename.iter().map(|(_, name)| name.to_string());
            self.crate_names.extend(renamed);
            if let Some(attribute) = item.attrs.iter().find(|a| a.path().is_ident("macro_use")) {
                self.tell(
                    attribute.span(),
                    "a submission could bring in any macro by this, `assert_eq!` among them",
                    Some("name the macros that are used, as in `use solution::stack;`"),
                );
            }
        }
    }
}

/// A name without the mark that makes a keyword a name.
fn plain(ident: &syn::Ident) -> String {
    let name = ident.to_string();
    name.strip_prefix("r#").map_or(name.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(source: &str) -> Vec<(usize, String)> {
        match find(source, "solution") {
            Ok(_) => Vec::new(),
            Err(mistakes) => mistakes
                .into_iter()
                .map(|mistake| (mistake.span.start, mistake.message))
                .collect(),
        }
    }

    #[test]
    fn tests_are_found_in_the_order_of_the_file() {
        let source = "fn helper() {}\n\
            /// Two lines.\n/// The second.\n#[test]\nfn first_of_all() {}\n\
            #[cfg(test)]\nmod inner {\n    mod r#try { #[test] #[ignore] fn r#match() -> Result<(), String> { Ok(()) } }\n}\n\
            /** */\n#[should_panic = \"no\"]\n#[test]\nfn last() {}\n";
        let found = find(source, "solution").map_err(|_| "mistakes").unwrap();
        let tests: Vec<(&str, &str, RangeOfLines)> = found
            .tests
            .iter()
            .map(|test| (test.path.as_str(), test.about.as_str(), test.lines.clone()))
            .collect();
        assert_eq!(
            tests,
            [
                ("first_of_all", "Two lines", 2..=5),
                ("inner::try::match", "inner: try: match", 8..=8),
                ("last", "last", 10..=13),
            ]
        );
        assert_eq!(found.tests[1].must, Must::Return);
        assert_eq!(found.tests[2].must, Must::Panic("no".to_owned()));
    }

    type RangeOfLines = std::ops::RangeInclusive<usize>;

    #[test]
    fn a_test_that_would_never_run_is_told() {
        let message = "this test would never run";
        for source in [
            "fn outer() { #[test] fn inner() {} }",
            "struct S; impl S { #[test] fn inner() {} }",
            "macro_rules! m { ($n:ident) => { #[test] fn $n() {} } } m!(a);",
            "m! { #[test] fn a() {} }",
            "#[core::prelude::v1::test] fn a() {}",
            "#[cfg_attr(all(), test)] fn a() {}",
        ] {
            let told = told(source);
            assert_eq!(told.len(), 1, "{source}: {told:?}");
            assert_eq!(told[0], (source.find("#[").unwrap(), message.to_owned()));
        }
        let innocent =
            "#[test] fn a() { let test = [1]; test_it!(# [x]); } #[cfg(not(test))] fn b() {}";
        assert_eq!(told(innocent), []);
    }

    #[test]
    fn what_cannot_be_called_is_told() {
        let (open, close) = ("(".repeat(100_000), ")".repeat(100_000));
        let deep = format!("#[test] fn a() {{ {open}{close} }}");
        let table = [
            ("fn a() {}", "`tests.rs` has no test"),
            ("", "`tests.rs` has no test"),
            ("#[test] fn a(x: i32) {}", "a test takes nothing"),
            ("#[test] async fn a() {}", "a test takes nothing"),
            ("#[test] unsafe fn a() {}", "a test takes nothing"),
            ("#[test] fn a<T>() {}", "a test takes nothing"),
            (
                "#[test] #[should_panic] fn a() -> Result<(), ()> { Ok(()) }",
                "a test that should panic returns nothing",
            ),
            (
                "#[test] #[should_panic(with = \"x\")] fn a() {}",
                "`should_panic` is not written",
            ),
            (
                "#[test] #[should_panic(expected = 1)] fn a() {}",
                "`should_panic` is not written",
            ),
            ("#[test] #[cfg(unix)] fn a() {}", "a test under a condition"),
            (
                "#[cfg(not(test))] mod m { mod n { #[test] fn a() {} } }",
                "a test under a condition",
            ),
            (
                "#[test] fn a() {} mod other;",
                "`mod other;` names another file",
            ),
            ("#[test] fn a() {} fn main() {}", "`tests.rs` has a `main`"),
            (
                "#[test] fn a() {}\n#[test] fn a() {}",
                "a second test is called `a`",
            ),
            ("fn a( {", "`tests.rs` cannot be read as Rust: "),
            ("fn fn", "`tests.rs` cannot be read as Rust: "),
            (
                &deep,
                "`tests.rs` cannot be read as Rust: brackets are nested",
            ),
        ];
        for (source, message) in table {
            let told = told(source);
            assert_eq!(told.len(), 1, "{message}: {told:?}");
            assert!(told[0].1.starts_with(message), "{message}: {told:?}");
        }
    }

    #[test]
    fn a_submission_brings_in_what_is_named_and_no_more() {
        for source in [
            "use solution::*;",
            "use ::solution::inner::*;",
            "use {std::fmt, solution::{a, b::*}};",
            "use solution as s; use s::*;",
            "extern crate solution as s; fn f() { use s::*; }",
            "#[macro_use] extern crate solution;",
            "mod m { pub use solution; } use m::solution::*;",
        ] {
            let told = told(&format!("{source} #[test] fn a() {{}}"));
            assert_eq!(told.len(), 1, "{source}: {told:?}");
            assert!(
                told[0].1.starts_with("a submission could bring in any"),
                "{told:?}"
            );
        }
        for source in [
            "use solution::{Stack, inner::reverse};",
            "use std::collections::*;",
            "mod m { use super::*; }",
            "extern crate solution;",
        ] {
            assert_eq!(
                told(&format!("{source} #[test] fn a() {{}}")),
                [],
                "{source}"
            );
        }
    }
}
