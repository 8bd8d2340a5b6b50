//! Modules use only what stands below them.

use std::collections::BTreeSet;
use std::fs;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::{File, TEMPLATES, hold, layers, rust_files, tokens};

#[test]
fn modules_use_only_layers_below_their_own() {
    let layers = layers(&fs::read_to_string("src/lib.rs").unwrap());
    assert!(layers.len() > 1, "src/lib.rs has no layers");
    hold(
        rust_files(&["src"])
            .iter()
            .filter(|(path, _)| !path.starts_with(TEMPLATES))
            .flat_map(|file| wrong_imports(file, &layers)),
    );
}

#[test]
fn imports_upwards_and_sideways_are_found() {
    let map = "// Layer: top\npub mod cli;\n\n// Layer: engines\npub mod grading;\npub mod report;\n\n\
               // Layer: ground\nmod sandbox;\n";
    let layers = layers(map);
    assert_eq!(
        layers,
        [vec!["cli"], vec!["grading", "report"], vec!["sandbox"]]
    );
    let found = |path: &str, text: &str| {
        wrong_imports(&(path.to_string(), text.to_string()), &layers).len()
    };
    for (path, wrong) in [
        ("src/report.rs", "use crate::grading::Engine;"),
        (
            "src/report/json.rs",
            "use crate::{sandbox::Run, grading::Engine};",
        ),
        ("src/report/json.rs", "fn f() -> crate::cli::Cli { g() }"),
        (
            "src/report/json.rs",
            "use super::super::{sandbox, cli::Cli};",
        ),
        ("src/report/mod.rs", "use super::grading;"),
        (
            "src/report/mod.rs",
            "mod tests { use super::super::grading; }",
        ),
        (
            "src/sandbox.rs",
            "macro_rules! m { () => { $crate::cli::run() } }",
        ),
        ("src/sandbox.rs", "use crate::*;"),
        ("src/stray.rs", "use crate::sandbox;"),
    ] {
        assert_eq!(found(path, wrong), 1, "{path}: {wrong}");
    }
    for (path, right) in [
        (
            "src/report.rs",
            "use crate::sandbox::{self, Run}; // crate::cli",
        ),
        (
            "src/report/json.rs",
            "use super::super::report; use crate::report::Style;",
        ),
        (
            "src/report/json.rs",
            "mod tests { use super::*; use super::super::Style; }",
        ),
        (
            "src/grading/mod.rs",
            "pub(crate) use self::queue::work; pub(in crate::grading) fn f() {}",
        ),
        ("src/main.rs", "fn main() { grader::cli::run() }"),
    ] {
        assert_eq!(found(path, right), 0, "{path}: {right}");
    }
}

/// Uses of modules that do not stand below the file's own.
fn wrong_imports((path, text): &File, layers: &[Vec<String>]) -> Vec<String> {
    let parts: Vec<&str> = path
        .trim_start_matches("src/")
        .trim_end_matches(".rs")
        .split('/')
        .filter(|part| *part != "mod")
        .collect();
    let own = parts[0];
    if own == "lib" || own == "main" {
        return Vec::new();
    }
    let layer_of = |name: &str| {
        layers
            .iter()
            .position(|layer| layer.iter().any(|module| module == name))
    };
    let Some(own_layer) = layer_of(own) else {
        return vec![format!("{path}: `{own}` is in no layer of src/lib.rs")];
    };
    let mut used = BTreeSet::new();
    modules_used(tokens(path, text), parts.len(), &mut used);
    used.iter()
        .filter(|name| *name != own && layer_of(name).is_none_or(|layer| layer <= own_layer))
        .map(|name| format!("{path}: `{own}` uses `{name}`, which does not stand below it"))
        .collect()
}

/// The modules at the root of the crate that are named in code of a module so many levels below it.
fn modules_used(code: TokenStream, depth: usize, used: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = code.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let after_path = at > 0 && is_colon(&tokens[at - 1]);
        match token {
            TokenTree::Ident(word) if word == "crate" => root_names(&tokens[at + 1..], 0, used),
            TokenTree::Ident(word) if word == "super" && !after_path => {
                root_names(&tokens[at + 1..], depth - 1, used);
            }
            TokenTree::Group(group) => {
                let inline_module = group.delimiter() == Delimiter::Brace
                    && at > 1
                    && matches!(&tokens[at - 2], TokenTree::Ident(word) if word == "mod");
                modules_used(group.stream(), depth + usize::from(inline_module), used);
            }
            _ => {}
        }
    }
}

/// The names that the rest of a path has at the root of the crate, when the path so far stands `depth` levels below.
fn root_names(rest: &[TokenTree], depth: usize, used: &mut BTreeSet<String>) {
    let [first, second, next, ..] = rest else {
        return;
    };
    if !is_colon(first) || !is_colon(second) {
        return;
    }
    match next {
        TokenTree::Ident(word) if word == "super" && depth > 0 => {
            root_names(&rest[3..], depth - 1, used);
        }
        TokenTree::Ident(word) if depth == 0 => {
            used.insert(word.to_string());
        }
        TokenTree::Punct(star) if depth == 0 && star.as_char() == '*' => {
            used.insert("*".to_string());
        }
        TokenTree::Group(group) => {
            let inner: Vec<TokenTree> = group.stream().into_iter().collect();
            let is_comma = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',');
            for entry in inner.split(is_comma) {
                // The two colons in front make each entry the rest of a path like any other.
                let path: Vec<TokenTree> = rest[..2].iter().chain(entry).cloned().collect();
                root_names(&path, depth, used);
            }
        }
        _ => {}
    }
}

fn is_colon(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':')
}
