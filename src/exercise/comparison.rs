//! Reads `compare`.

use super::findings::Findings;
use super::mapping::Mapping;
use super::node::{Node, Value};
use super::scalar::{tolerance, word};
use super::spec;
use crate::snapshot::Comparison;

/// A comparison's name and what makes it.
type Named = (&'static str, fn() -> Comparison);

/// The comparisons that take nothing but their name.
const BY_NAME: [Named; 4] = [
    ("lines", Comparison::lines),
    ("exact", Comparison::exact),
    ("tokens", Comparison::tokens),
    ("unordered-lines", Comparison::unordered_lines),
];

/// How an exercise's output is compared; line by line when nothing is stated.
pub(super) fn read(node: Option<&Node>, findings: &mut Findings) -> Comparison {
    node.and_then(|node| stated(node, findings))
        .unwrap_or_else(Comparison::lines)
}

fn stated(node: &Node, findings: &mut Findings) -> Option<Comparison> {
    match &node.value {
        Value::Mapping(_) => {
            let float = Mapping::read(node, &spec::COMPARE, findings)?.get("float")?;
            let bounds = Mapping::read(float, &spec::FLOAT, findings)?;
            if bounds.get("abs").is_none() && bounds.get("rel").is_none() {
                findings
                    .tell(
                        &float.span,
                        "`float` does not say how much numbers may differ",
                    )
                    .expected("expected `abs`, `rel` or both");
                return None;
            }
            let mut bound = |name: &str| match bounds.get(name) {
                Some(node) => tolerance(node, name, findings),
                None => Some(0.0),
            };
            let (abs, rel) = (bound("abs"), bound("rel"));
            Some(Comparison::float(abs?, rel?))
        }
        Value::Scalar { text, .. } if text == "float" => {
            findings
                .tell(
                    &node.span,
                    "`float` does not say how much numbers may differ",
                )
                .expected("expected `{ float: { abs: 1e-9 } }`");
            None
        }
        _ => word(node, "compare", &BY_NAME, findings).map(|comparison| comparison()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::node::parse;

    fn comparison(yaml: &str) -> Result<Comparison, Vec<String>> {
        let mut findings = Findings::new("f", yaml);
        let node = parse(&mut findings);
        let comparison = read(node.as_ref(), &mut findings);
        if findings.is_empty() {
            return Ok(comparison);
        }
        Err(findings
            .finish()
            .0
            .into_iter()
            .map(|problem| problem.message)
            .collect())
    }

    #[test]
    fn every_comparison_has_its_form() {
        let table = [
            ("lines", Comparison::lines()),
            ("exact", Comparison::exact()),
            ("tokens", Comparison::tokens()),
            ("unordered-lines", Comparison::unordered_lines()),
            ("{ float: { abs: 1e-6 } }", Comparison::float(1e-6, 0.0)),
            ("{ float: { rel: 0.01 } }", Comparison::float(0.0, 0.01)),
            ("float: { abs: 0, rel: 1e-9 }", Comparison::float(0.0, 1e-9)),
        ];
        for (yaml, expected) in table {
            assert_eq!(comparison(yaml), Ok(expected), "{yaml}");
        }
    }

    #[test]
    fn anything_else_is_told() {
        let table: [(&str, &[&str]); 7] = [
            ("line", &["`line` is not known as `compare`"]),
            (
                "float",
                &["`float` does not say how much numbers may differ"],
            ),
            (
                "{ float: {} }",
                &["`float` does not say how much numbers may differ"],
            ),
            (
                "{ float: { abs: -1 } }",
                &["`abs` must be a finite number that is not negative"],
            ),
            (
                "{ float: { eps: 1 } }",
                &[
                    "`float` has no key `eps`",
                    "`float` does not say how much numbers may differ",
                ],
            ),
            (
                "{ lines: true }",
                &["`compare` has no key `lines`", "`compare` needs `float`"],
            ),
            ("[lines]", &["`compare` must be a word, not a list"]),
        ];
        for (yaml, expected) in table {
            let mut told = comparison(yaml).unwrap_err();
            told.sort();
            let mut expected = expected.to_vec();
            expected.sort_unstable();
            assert_eq!(told, expected, "{yaml}");
        }
    }
}
