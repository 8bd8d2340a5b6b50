//! Pages for people: they name what exists, lead everywhere, and leave nothing for later.

use std::fs;
use std::path::Path;

use crate::{hold, layers, paths_below, read};

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
fn a_newcomer_is_led_to_every_module() {
    let layers = layers(&fs::read_to_string("src/lib.rs").unwrap());
    let page = fs::read_to_string("CONTRIBUTING.md").unwrap();
    hold(
        layers
            .iter()
            .flatten()
            .filter_map(|name| unled(name, &page)),
    );
    assert!(unled("build", "`src/builder/`, `src/build`").is_some());
    assert!(unled("build", "| this | `src/build/`, that |").is_none());
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

fn unled(module: &str, page: &str) -> Option<String> {
    let paths = [format!("`src/{module}.rs`"), format!("`src/{module}/`")];
    let named = paths.iter().any(|path| page.contains(path));
    (!named).then(|| format!("CONTRIBUTING.md does not lead to `src/lib.rs`'s module `{module}`"))
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
