//! House rules that no compiler checks: layers, module docs, sizes, names, and prose that keeps its word.
//!
//! Each rule is a function from texts to complaints. It is held against this repository, and against a made-up text
//! that breaks it, so that a rule which can no longer find anything does not go unnoticed.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// Lines of one file, its tests included.
const MOST_LINES: usize = 500;
/// Names that say nothing about what a file is for.
const EMPTY_NAMES: [&str; 6] = ["utils", "util", "helpers", "helper", "common", "imp"];
/// Files that the grader writes into temporary crates: code of another program.
const TEMPLATES: &str = "src/build/templates/";
/// Words that mark work left undone.
const LEFTOVERS: [&str; 4] = ["TODO", "FIXME", "XXX", "dbg!"];
/// Where a path named in prose begins.
const ROOTS: [&str; 7] = [
    "src/",
    "tests/",
    "docs/",
    "exercises/",
    "solutions/",
    "benches/",
    ".ci/",
];

/// A file of the repository: its path with plain slashes, and its text.
type File = (String, String);

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

#[test]
fn the_changelog_has_this_version() {
    let version = env!("CARGO_PKG_VERSION");
    hold(match read("CHANGELOG.md") {
        Ok((_, text)) => (!has_version(&text, version))
            .then(|| format!("CHANGELOG.md has no section `## {version}`")),
        Err(complaint) => Some(complaint),
    });
    assert!(has_version(
        "# Changes\n\n## [1.2.3] - 2026-01-01\n",
        "1.2.3"
    ));
    assert!(has_version("## 1.2.3\n", "1.2.3"));
    assert!(!has_version("## 1.2.30\n\n1.2.3 is yet to come\n", "1.2.3"));
}

#[test]
fn every_path_named_in_prose_exists() {
    let mut pages = ["README.md", "CONTRIBUTING.md", "SECURITY.md"]
        .map(String::from)
        .to_vec();
    pages.extend(
        paths_below("docs")
            .into_iter()
            .filter(|path| path.ends_with(".md")),
    );
    hold(pages.iter().flat_map(|page| {
        match read(page) {
            Ok((_, text)) => named_paths(&text)
                .into_iter()
                .filter(|path| !Path::new(path).exists())
                .map(|path| format!("{page} names `{path}`, which does not exist"))
                .collect(),
            Err(complaint) => vec![complaint],
        }
    }));
    let text = "See `src/lib.rs`, `src/gone.rs:12` and `exercises/<topic>/<slug>/`, or `solutions/TOPIC/SLUG.rs`.\n\
                ```sh\ncat `tests/not-prose`\n```\nThen `grader check docs/x.md` and `tests/tidy.rs`, src/bare.rs.";
    assert_eq!(
        named_paths(text),
        [
            "src/lib.rs",
            "src/gone.rs",
            "exercises/",
            "solutions/",
            "docs/x.md",
            "tests/tidy.rs"
        ]
    );
}

#[test]
fn nothing_is_left_undone() {
    let mut paths: Vec<String> = ["src", "docs", "exercises", "solutions"]
        .iter()
        .flat_map(|folder| paths_below(folder))
        .collect();
    let pages = [
        "README.md",
        "CONTRIBUTING.md",
        "SECURITY.md",
        "CHANGELOG.md",
    ];
    paths.extend(pages.into_iter().chain(["build.rs"]).map(String::from));
    hold(paths.iter().flat_map(|path| {
        match read(path) {
            Ok((path, text)) => leftovers(&text)
                .into_iter()
                .map(|(line, word)| format!("{path}:{line}: `{word}`"))
                .collect(),
            Err(complaint) => vec![complaint],
        }
    }));
    let text = "// TODO later\nlet x = dbg!(1);\n// XXXX, MASTODON and FIXMEs are other words: \\uXXXX\n(FIXME)";
    assert_eq!(leftovers(text), [(1, "TODO"), (2, "dbg!"), (4, "FIXME")]);
}

/// The modules of each layer, the highest first, as the headings of the crate's root say.
fn layers(root: &str) -> Vec<Vec<String>> {
    let mut layers: Vec<Vec<String>> = Vec::new();
    for line in root.lines() {
        let module = line.strip_prefix("pub ").unwrap_or(line);
        if line.starts_with("// Layer: ") {
            layers.push(Vec::new());
        } else if let (Some(name), Some(layer)) = (module.strip_prefix("mod "), layers.last_mut()) {
            layer.push(name.trim_end_matches(';').to_string());
        }
    }
    layers
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

fn has_version(changelog: &str, version: &str) -> bool {
    let of_heading = |line: &str| {
        let words = line.strip_prefix("## ")?.split_whitespace().next()?;
        Some(words.trim_matches(['[', ']', 'v']).to_string())
    };
    changelog
        .lines()
        .any(|line| of_heading(line).as_deref() == Some(version))
}

/// The paths in backquotes outside of code blocks, each up to its first part that stands for something else.
fn named_paths(page: &str) -> Vec<String> {
    let mut paths = Vec::new();
    let mut in_block = false;
    for line in page.lines() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if !in_block {
            // Every second piece stands between two backquotes.
            let words = line
                .split('`')
                .skip(1)
                .step_by(2)
                .flat_map(str::split_whitespace);
            paths.extend(
                words
                    .filter(|word| ROOTS.iter().any(|root| word.starts_with(root)))
                    .map(real_part),
            );
        }
    }
    paths
}

fn real_part(word: &str) -> String {
    let word = word.split(':').next().unwrap_or(word);
    let stands_for_something = |part: &&str| {
        let name = part.trim_end_matches('/').trim_end_matches(".rs");
        let shouted = name.len() > 1 && name.chars().all(|letter| letter.is_ascii_uppercase());
        shouted || name.contains(['<', '*', '{', '…', '$'])
    };
    word.split_inclusive('/')
        .take_while(|part| !stands_for_something(part))
        .collect()
}

/// The leftovers of a text with their lines.
fn leftovers(text: &str) -> Vec<(usize, &'static str)> {
    let is_word = |letter: Option<char>| {
        letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
    };
    let stands_in = |line: &str, word: &str| {
        line.match_indices(word).any(|(at, _)| {
            let (before, after) = (&line[..at], &line[at + word.len()..]);
            !is_word(before.chars().next_back()) && !is_word(after.chars().next())
        })
    };
    (1..)
        .zip(text.lines())
        .flat_map(|(number, line)| {
            let found = LEFTOVERS
                .into_iter()
                .filter(move |word| stands_in(line, word));
            found.map(move |word| (number, word))
        })
        .collect()
}

fn tokens(path: &str, text: &str) -> TokenStream {
    text.parse()
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn hold(complaints: impl IntoIterator<Item = String>) {
    let complaints: Vec<String> = complaints.into_iter().collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

fn all_rust_files() -> Vec<File> {
    let mut files = rust_files(&["src", "tests", "benches"]);
    files.push(read("build.rs").unwrap());
    files
}

fn rust_files(folders: &[&str]) -> Vec<File> {
    folders
        .iter()
        .flat_map(|folder| paths_below(folder))
        .filter(|path| path.ends_with(".rs"))
        .map(|path| read(&path).unwrap())
        .collect()
}

fn read(path: &str) -> Result<File, String> {
    match fs::read_to_string(path) {
        Ok(text) => Ok((path.to_string(), text)),
        Err(error) => Err(format!("{path}: {error}")),
    }
}

/// The files below a folder, sorted; none when there is no such folder.
fn paths_below(folder: &str) -> Vec<String> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
        entries => entries.unwrap(),
    };
    let mut paths = Vec::new();
    for entry in entries {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
        match entry.file_type().unwrap().is_dir() {
            true => paths.extend(paths_below(&path)),
            false => paths.push(path),
        }
    }
    paths.sort();
    paths
}
