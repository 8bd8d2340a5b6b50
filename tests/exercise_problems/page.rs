//! The documentation and the published schema say what the loader does.

use grader::build::Construct;
use grader::exercise::{Problems, render};
use grader::verdict::Verdict;

use crate::broken::broken;
use crate::{GOOD, changed, load};

/// The documentation shows how a mistake is told; this is that example.
#[cfg(unix)]
#[test]
fn the_example_in_the_documentation_is_real() {
    let yaml = changed("cpu: 1 s", "cpu: 1s").replace("title: LRU", "titel: LRU");
    let Problems(problems) = load(yaml.as_bytes()).unwrap_err();
    let drawn = render(&problems, false, 100);
    let page = include_str!("../../docs/exercise-format.md");
    assert!(
        page.contains(&format!("```text\n{}\n```", drawn.trim_end())),
        "not in the page:\n{drawn}"
    );
}

#[test]
fn every_key_is_documented() {
    let page = include_str!("../../docs/exercise-format.md");
    for (mapping, keys) in grader::exercise::spec::keys() {
        for key in keys {
            assert!(
                page.contains(&format!("| `{key}` |")),
                "`{key}` of {mapping} has no row in the page"
            );
        }
    }
}

#[test]
fn every_word_of_the_format_is_documented() {
    let page = include_str!("../../docs/exercise-format.md");
    let constructs = Construct::ALL.map(Construct::name);
    let verdicts = Verdict::ALL.map(Verdict::name);
    let impossible = ["internal-error", "accepted", "skipped"];
    let verdicts = verdicts
        .iter()
        .filter(|verdict| !impossible.contains(verdict));
    for word in
        constructs
            .iter()
            .chain(verdicts)
            .chain(&["lines", "exact", "tokens", "unordered-lines"])
    {
        assert!(
            page.contains(&format!("`{word}`")),
            "`{word}` is not in the page"
        );
    }
}

#[test]
fn the_published_schema_accepts_what_the_loader_accepts() {
    let schema = jsonschema::validator_for(&grader::exercise::json_schema()).unwrap();
    let json = |yaml: &str| serde_yaml::from_str::<serde_json::Value>(yaml).unwrap();
    let float = GOOD.replace("compare: lines", "compare: { float: { abs: 1e-9 } }");
    for yaml in [GOOD, &float] {
        let errors: Vec<String> = schema
            .iter_errors(&json(yaml))
            .map(|error| error.to_string())
            .collect();
        assert_eq!(errors, Vec::<String>::new());
        assert!(serde_yaml::from_str::<grader::exercise::spec::Spec>(yaml).is_ok());
    }
    for what in [
        "an unknown key near a known one",
        "a missing key of a case",
        "another format",
        "an unknown level",
        "mode tests",
        "a verdict that is none",
        "a limit without a blank",
        "points above the range",
        "a case name in capitals",
        "no cases",
        "a reject that is no Rust file",
    ] {
        assert!(!schema.is_valid(&json(&broken(what))), "{what} is valid");
    }
}
