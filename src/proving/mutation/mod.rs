//! Mutants: every small change of a solution that its syntax tree offers.
//!
//! A mutant changes a range of bytes of the source and nothing else, so the rest keeps its layout and its
//! comments, and a survivor can be shown as a diff against the solution. Whether a mutant means anything is not
//! looked into here: one that does not compile is sorted out by the compiler, the rest by the cases.

mod bodies;
mod conditions;
mod constants;
mod methods;
mod operators;
mod rule;
mod statements;
mod walk;

use std::collections::HashSet;
use std::ops::Range;

use syn::visit::Visit;

pub(super) use rule::Rule;
use walk::Walk;

/// One small change of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mutant {
    /// The rule that makes it.
    pub rule: Rule,
    /// The bytes of the source that it replaces; empty where something is put in between.
    pub span: Range<usize>,
    /// What stands there instead.
    pub replacement: String,
}

impl Mutant {
    /// The source with this change.
    pub fn apply(&self, source: &str) -> String {
        let (before, after) = self.around(source);
        format!("{before}{}{after}", self.replacement)
    }

    /// The first line that it changes and what stands there in the mutant, both without white space at their
    /// ends.
    pub fn line(&self, source: &str) -> (String, String) {
        let (before, after) = self.around(source);
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let head = before.get(start..).unwrap_or_default();
        let first = |text: &str| text.lines().next().unwrap_or_default().trim().to_owned();
        let old = source.get(start..).unwrap_or_default();
        let new = format!("{head}{}{after}", self.replacement);
        (first(old), first(&new))
    }

    fn around<'s>(&self, source: &'s str) -> (&'s str, &'s str) {
        // The span comes from this very source, so both parts are there.
        (
            source.get(..self.span.start).unwrap_or_default(),
            source.get(self.span.end..).unwrap_or_default(),
        )
    }
}

/// All mutants of a source in the order of their places, each text once.
///
/// # Errors
/// When the source is not Rust as far as it can be read here.
pub(super) fn mutants(source: &str) -> syn::Result<Vec<Mutant>> {
    let file: syn::File = syn::parse_str(source)?;
    let mut walk = Walk::new(source);
    walk.visit_file(&file);
    let mut found = walk.finish();
    found.sort_by_key(|mutant| (mutant.span.start, mutant.span.end, mutant.rule));
    let mut texts = HashSet::from([source.to_owned()]);
    found.retain(|mutant| texts.insert(mutant.apply(source)));
    Ok(found)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// What a rule makes of a snippet: the changed texts, in the order of their places.
    pub(in crate::proving::mutation) fn after(rule: Rule, snippet: &str) -> Vec<String> {
        mutants(snippet)
            .unwrap()
            .iter()
            .filter(|mutant| mutant.rule == rule)
            .map(|mutant| mutant.apply(snippet))
            .collect()
    }

    /// Holds a rule to a table of expressions and what it makes of them.
    pub(in crate::proving::mutation) fn hold(rule: Rule, table: &[(&str, &[&str])]) {
        for (before, expected) in table {
            let function = |body: &str| format!("fn f() -> T {{ {body} }}");
            let found = after(rule, &function(before));
            let expected: Vec<String> = expected.iter().map(|after| function(after)).collect();
            assert_eq!(found, expected, "{} on {before:?}", rule.name());
        }
    }

    #[test]
    fn a_mutant_is_the_source_with_one_place_changed() {
        let source = "fn f(a: u8) -> bool {\n    // ż\n    a < 3\n}\n";
        let found = mutants(source).unwrap();
        let boundary = found
            .iter()
            .find(|mutant| mutant.rule == Rule::ComparisonBoundary)
            .unwrap();
        assert_eq!(boundary.apply(source), source.replace('<', "<="));
        assert_eq!(
            boundary.line(source),
            ("a < 3".to_owned(), "a <= 3".to_owned())
        );
        let body = found
            .iter()
            .find(|mutant| mutant.rule == Rule::FunctionBody)
            .unwrap();
        assert_eq!(
            body.line(source),
            (
                "fn f(a: u8) -> bool {".to_owned(),
                "fn f(a: u8) -> bool { true }".to_owned()
            )
        );
    }

    #[test]
    fn no_text_comes_twice() {
        let source = "fn f() -> bool { true }\nfn g(a: bool) { if a { return; } }\n";
        let texts: Vec<String> = mutants(source)
            .unwrap()
            .iter()
            .map(|mutant| mutant.apply(source))
            .collect();
        let unique: HashSet<&String> = texts.iter().collect();
        assert_eq!(unique.len(), texts.len());
        assert!(!texts.iter().any(|text| text == source));
    }

    #[test]
    fn tests_and_attributes_stay_as_they_are() {
        let source = "#[cfg(test)]\nmod tests { fn f() -> bool { 1 < 2 } }\n#[repr(align(8))]\nstruct S;\n\
                      impl S { #[cfg(test)] fn g() -> u8 { 3 } }\n#[test]\nfn t() { assert!(1 == 1); }\n";
        assert_eq!(mutants(source).unwrap(), []);
    }

    #[test]
    fn what_is_no_rust_is_an_error() {
        assert!(mutants("fn {").is_err());
    }
}
