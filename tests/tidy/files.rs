//! Rules for single files of code.

use proc_macro2::{TokenStream, TokenTree};

use crate::{File, TEMPLATES, all_rust_files, hold, tokens};

/// Lines of one file, its tests included.
const MOST_LINES: usize = 500;
/// Names that say nothing about what a file is for.
const EMPTY_NAMES: [&str; 6] = ["utils", "util", "helpers", "helper", "common", "imp"];

#[test]
fn every_file_says_what_it_is_for() {
    hold(all_rust_files().iter().filter_map(missing_doc));
    let file = |text: &str| ("src/a.rs".to_string(), text.to_string());
    assert!(missing_doc(&file("use std::fmt;\n//! Too late.")).is_some());
    assert!(missing_doc(&file("//!\n")).is_some());
    assert!(missing_doc(&file("//! What it is for.\n")).is_none());
}

#[test]
fn no_file_is_too_long() {
    hold(all_rust_files().iter().filter_map(too_long));
    let file = |lines: usize| ("src/a.rs".to_string(), "\n".repeat(lines));
    assert!(too_long(&file(MOST_LINES + 1)).is_some());
    assert!(too_long(&file(MOST_LINES)).is_none());
}

#[test]
fn every_file_name_says_something() {
    hold(
        all_rust_files()
            .iter()
            .filter_map(|(path, _)| empty_name(path)),
    );
    for path in [
        "src/utils.rs",
        "src/report/helpers/mod.rs",
        "tests/common/mod.rs",
    ] {
        assert!(empty_name(path).is_some(), "{path}");
    }
    assert!(empty_name("src/report/commonly.rs").is_none());
}

#[test]
fn unsafe_stands_in_the_sandbox_alone() {
    let trusted = ["src/sandbox/", TEMPLATES, "tests/hostile/"];
    let untrusted = |path: &str| !trusted.iter().any(|folder| path.starts_with(folder));
    let files = all_rust_files();
    hold(
        files
            .iter()
            .filter(|(path, _)| untrusted(path))
            .filter_map(has_unsafe),
    );
    let file = |text: &str| ("src/a.rs".to_string(), text.to_string());
    assert!(has_unsafe(&file("fn f() { unsafe { g() } }")).is_some());
    assert!(has_unsafe(&file("macro_rules! m { () => { unsafe {} } }")).is_some());
    assert!(
        has_unsafe(&file(
            "// unsafe\n#[allow(unsafe_code)] fn f() { g(\"unsafe\") }"
        ))
        .is_none()
    );
}

fn missing_doc((path, text): &File) -> Option<String> {
    let doc = text.lines().next()?.strip_prefix("//! ");
    doc.is_none_or(|doc| doc.trim().is_empty())
        .then(|| format!("{path} does not open with `//!` and what it is for"))
}

fn too_long((path, text): &File) -> Option<String> {
    let lines = text.lines().count();
    (lines > MOST_LINES).then(|| format!("{path} has {lines} lines, more than {MOST_LINES}"))
}

fn empty_name(path: &str) -> Option<String> {
    path.trim_end_matches(".rs")
        .split('/')
        .find(|part| EMPTY_NAMES.contains(part))
        .map(|part| format!("{path}: `{part}` says nothing about what it is for"))
}

fn has_unsafe((path, text): &File) -> Option<String> {
    fn line_of_unsafe(code: TokenStream) -> Option<usize> {
        code.into_iter().find_map(|token| match token {
            TokenTree::Ident(word) if word == "unsafe" => Some(word.span().start().line),
            TokenTree::Group(group) => line_of_unsafe(group.stream()),
            _ => None,
        })
    }
    line_of_unsafe(tokens(path, text)).map(|line| format!("{path}:{line}: `unsafe`"))
}
