//! Reads single values: text, truth values, whole numbers, words of a closed set.
//!
//! Each function tells what is wrong and answers `None`, so that the caller goes on to the next value.

use std::ops::{Range, RangeInclusive};

use super::findings::Findings;
use super::model::Level;
use super::near::{nearest, quoted};
use super::node::{Node, Style, Value};
use crate::escape;

/// The most items of a list. Items are compared with each other, which takes time in the square of their number.
const MOST_ITEMS: usize = 1000;

/// Any text. `name` is the key, for messages.
pub(super) fn text<'a>(node: &'a Node, name: &str, findings: &mut Findings) -> Option<&'a str> {
    let (text, style) = scalar(node, name, "text", findings)?;
    if style == Style::Plain && reads_as_something_else(text) {
        findings
            .tell(
                &node.span,
                format!("`{name}` must be text, not {}", describe(node)),
            )
            .expected(format!("expected quotes: \"{text}\""));
        return None;
    }
    Some(text)
}

/// The spelling of a value that may look like a number, for amounts.
pub(super) fn text_or_number<'a>(
    node: &'a Node,
    name: &str,
    findings: &mut Findings,
) -> Option<&'a str> {
    scalar(node, name, "an amount with its unit", findings).map(|(text, _)| text)
}

/// Text for people, without white space at its ends: not empty, no control characters.
pub(super) fn prose(node: &Node, name: &str, findings: &mut Findings) -> Option<String> {
    let text = text(node, name, findings)?.trim();
    if text.is_empty() {
        findings
            .tell(&node.span, format!("`{name}` is empty"))
            .expected("expected a text");
        return None;
    }
    if let Some(control) = text
        .chars()
        .find(|c| escape::is_obeyed(*c) && !['\n', '\t'].contains(c))
    {
        findings.tell(
            &node.span,
            format!(
                "`{name}` holds the control character U+{:04X}",
                u32::from(control)
            ),
        );
        return None;
    }
    Some(text.to_owned())
}

/// As [`prose`], on one line.
pub(super) fn line(node: &Node, name: &str, findings: &mut Findings) -> Option<String> {
    let text = prose(node, name, findings)?;
    if text.contains('\n') {
        findings
            .tell(&node.span, format!("`{name}` must be one line"))
            .help("write `>-` instead of `|` to join the lines");
        return None;
    }
    Some(text)
}

/// `true` or `false`.
pub(super) fn truth(node: &Node, name: &str, findings: &mut Findings) -> Option<bool> {
    match scalar(node, name, "`true` or `false`", findings)? {
        ("true", Style::Plain) => Some(true),
        ("false", Style::Plain) => Some(false),
        _ => {
            findings
                .tell(
                    &node.span,
                    format!("`{name}` must be `true` or `false`, not {}", describe(node)),
                )
                .expected("expected `true` or `false`");
            None
        }
    }
}

/// A whole number in this range.
pub(super) fn whole_number(
    node: &Node,
    name: &str,
    range: RangeInclusive<u32>,
    findings: &mut Findings,
) -> Option<u32> {
    let (text, style) = scalar(node, name, "a whole number", findings)?;
    let expected = format!(
        "expected a whole number from {} to {}",
        range.start(),
        range.end()
    );
    let plain = style == Style::Plain && is_decimal(text);
    if !plain {
        findings
            .tell(
                &node.span,
                format!("`{name}` must be a whole number, not {}", describe(node)),
            )
            .expected(expected);
        return None;
    }
    // A number of too many digits for any type is out of range like any other.
    let number = text
        .parse::<u32>()
        .ok()
        .filter(|number| range.contains(number));
    if number.is_none() {
        findings
            .tell(&node.span, format!("`{name}` is out of range"))
            .expected(expected);
    }
    number
}

/// A number with a point or an exponent: finite and not negative.
pub(super) fn tolerance(node: &Node, name: &str, findings: &mut Findings) -> Option<f64> {
    let (text, style) = scalar(node, name, "a number", findings)?;
    let number = text
        .parse::<f64>()
        .ok()
        .filter(|number| number.is_finite() && !number.is_sign_negative());
    // Rust reads `inf` and `nan` too, but those are not finite; what is left begins with a digit or a point.
    if style != Style::Plain || number.is_none() {
        findings
            .tell(
                &node.span,
                format!("`{name}` must be a finite number that is not negative"),
            )
            .expected("expected a number such as `1e-9`");
        return None;
    }
    number
}

/// One word of a closed set.
pub(super) fn word<T: Copy>(
    node: &Node,
    name: &str,
    known: &[(&str, T)],
    findings: &mut Findings,
) -> Option<T> {
    let (text, _) = scalar(node, name, "a word", findings)?;
    if let Some((_, value)) = known.iter().find(|(word, _)| *word == text) {
        return Some(*value);
    }
    tell_unknown_word(
        &node.span,
        name,
        text,
        known.iter().map(|(word, _)| *word),
        findings,
    );
    None
}

/// A level.
pub(super) fn level(node: &Node, findings: &mut Findings) -> Option<Level> {
    let known = Level::ALL.map(|level| (level.name(), level));
    word(node, "level", &known, findings)
}

/// Tells a word that is not one of the known ones.
pub(super) fn tell_unknown_word<'a>(
    span: &Range<usize>,
    name: &str,
    word: &str,
    known: impl Iterator<Item = &'a str> + Clone,
    findings: &mut Findings,
) {
    let problem = findings.tell(span, format!("`{word}` is not known as `{name}`"));
    match nearest(word, known.clone()) {
        Some(meant) => problem.expected(format!("did you mean `{meant}`?")),
        None => problem.expected(format!("expected one of {}", quoted(known))),
    };
}

/// The items of a list. A list too long to be meant is told, and nothing of it is read.
pub(super) fn list<'a>(node: &'a Node, name: &str, findings: &mut Findings) -> &'a [Node] {
    match &node.value {
        Value::Sequence(items) if items.len() > MOST_ITEMS => {
            findings.tell(
                &node.span,
                format!(
                    "`{name}` holds {} items; more than {MOST_ITEMS} are not read",
                    items.len()
                ),
            );
            &[]
        }
        Value::Sequence(items) => items,
        Value::Refused => &[],
        Value::Scalar { .. } | Value::Mapping(_) => {
            findings
                .tell(
                    &node.span,
                    format!("`{name}` must be a list, not {}", describe(node)),
                )
                .expected("expected `- ` before each item, or `[…]`");
            &[]
        }
    }
}

/// What a node is, in words that follow "not".
pub(super) fn describe(node: &Node) -> String {
    match &node.value {
        Value::Sequence(_) => "a list".to_owned(),
        Value::Mapping(_) => "a mapping".to_owned(),
        Value::Refused => "this".to_owned(),
        Value::Scalar {
            text,
            style: Style::Plain,
        } if is_nothing(text) => "nothing".to_owned(),
        Value::Scalar {
            text,
            style: Style::Plain,
        } if is_number(text) => format!("the number {text}"),
        Value::Scalar {
            text,
            style: Style::Plain,
        } if is_truth(text) => format!("the truth value {text}"),
        Value::Scalar { text, .. } => {
            let first: String = text
                .lines()
                .next()
                .unwrap_or_default()
                .chars()
                .take(40)
                .collect();
            if first.len() < text.len() {
                format!("the text `{first}…`")
            } else {
                format!("the text `{first}`")
            }
        }
    }
}

fn scalar<'a>(
    node: &'a Node,
    name: &str,
    what: &str,
    findings: &mut Findings,
) -> Option<(&'a str, Style)> {
    match &node.value {
        Value::Scalar {
            text,
            style: Style::Plain,
        } if is_nothing(text) => {
            findings
                .tell(&node.span, format!("`{name}` has no value"))
                .expected(format!("expected {what}"))
                .help("give a value, or leave the key out where it may be left out");
            None
        }
        Value::Scalar { text, style } => Some((text, *style)),
        Value::Refused => None,
        Value::Sequence(_) | Value::Mapping(_) => {
            findings
                .tell(
                    &node.span,
                    format!("`{name}` must be {what}, not {}", describe(node)),
                )
                .expected(format!("expected {what}"));
            None
        }
    }
}

/// Whether other YAML readers, or people, may take the plain scalar for a number or a truth value.
fn reads_as_something_else(text: &str) -> bool {
    is_number(text) || is_truth(text)
}

fn is_nothing(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

fn is_truth(text: &str) -> bool {
    ["true", "false", "yes", "no", "on", "off"]
        .iter()
        .any(|word| text.eq_ignore_ascii_case(word))
}

fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['+', '-']);
    let begins = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    begins
        && (digits.replace('_', "").parse::<f64>().is_ok()
            || digits.starts_with("0x")
            || digits.starts_with("0o"))
        || matches!(digits.to_ascii_lowercase().as_str(), ".inf" | ".nan")
}

/// Whether the text is a whole number in the one spelling that means the same to everyone.
fn is_decimal(text: &str) -> bool {
    text == "0"
        || !text.starts_with('0')
            && !text.is_empty()
            && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::node::parse;

    /// Reads the value of a file that holds nothing else.
    fn with<T>(yaml: &str, read: impl Fn(&Node, &mut Findings) -> Option<T>) -> Result<T, String> {
        let mut findings = Findings::new("f", yaml);
        let node = parse(&mut findings).unwrap();
        let value = read(&node, &mut findings);
        let problems = findings.finish().0;
        match value {
            Some(value) if problems.is_empty() => Ok(value),
            _ => Err(problems[0].message.clone()),
        }
    }

    #[test]
    fn text_that_yaml_may_take_for_something_else_must_stand_in_quotes() {
        for plain in [
            "7", "007", "1.10", "-3", "1e9", "0x10", "1_000", "true", "No", "off", ".inf", "~",
            "null",
        ] {
            assert!(
                with(plain, |n, f| text(n, "k", f).map(str::to_owned)).is_err(),
                "{plain}"
            );
            let quoted = format!("'{plain}'");
            assert_eq!(
                with(&quoted, |n, f| text(n, "k", f).map(str::to_owned)),
                Ok(plain.to_owned())
            );
        }
        for plain in ["x", "001-061", "004-73b", "1 s", "nothing", "12:30", "v1"] {
            assert_eq!(
                with(plain, |n, f| text(n, "k", f).map(str::to_owned)),
                Ok(plain.to_owned())
            );
        }
    }

    #[test]
    fn whole_numbers_have_one_spelling() {
        let read = |yaml: &str| with(yaml, |n, f| whole_number(n, "points", 0..=1000, f));
        assert_eq!(read("0"), Ok(0));
        assert_eq!(read("1000"), Ok(1000));
        for wrong in [
            "01", "+1", "-1", "1.0", "0x1", "1_0", "'1'", "one", "[1]", "~",
        ] {
            assert!(read(wrong).unwrap_err().starts_with("`points` "), "{wrong}");
        }
        for large in ["1001", "4294967296", "99999999999999999999999999"] {
            assert_eq!(read(large), Err("`points` is out of range".to_owned()));
        }
    }

    #[test]
    fn truth_values_are_the_two_words_without_quotes() {
        let read = |yaml: &str| with(yaml, |n, f| truth(n, "hidden", f));
        assert_eq!((read("true"), read("false")), (Ok(true), Ok(false)));
        for wrong in ["yes", "True", "1", "'true'"] {
            assert!(
                read(wrong)
                    .unwrap_err()
                    .starts_with("`hidden` must be `true` or `false`, not "),
                "{wrong}"
            );
        }
    }

    #[test]
    fn tolerances_are_finite_and_not_negative() {
        let read = |yaml: &str| with(yaml, |n, f| tolerance(n, "abs", f));
        assert_eq!(
            (read("1e-9"), read("0"), read("0.5")),
            (Ok(1e-9), Ok(0.0), Ok(0.5))
        );
        for wrong in ["-1", "-0.0", "inf", ".inf", "nan", "1e999", "x", "'1'"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_endless_list_is_not_read() {
        let read = |items: usize| {
            let yaml = format!("[{}]", "a,".repeat(items));
            with(&yaml, |n, f| Some(list(n, "hints", f).len()))
        };
        assert_eq!(read(1000), Ok(1000));
        assert_eq!(
            read(1001),
            Err("`hints` holds 1001 items; more than 1000 are not read".to_owned())
        );
    }

    #[test]
    fn prose_is_trimmed_and_holds_no_control_characters() {
        assert_eq!(
            with("|\n  a\n  b\n", |n, f| prose(n, "task", f)),
            Ok("a\nb".to_owned())
        );
        let turned = with("\"a\\u202eb\"", |n, f| prose(n, "task", f));
        assert_eq!(
            turned,
            Err("`task` holds the control character U+202E".to_owned())
        );
        let escape = with("\"a\\eb\"", |n, f| prose(n, "task", f));
        assert_eq!(
            escape,
            Err("`task` holds the control character U+001B".to_owned())
        );
        assert_eq!(
            with("' '", |n, f| prose(n, "task", f)),
            Err("`task` is empty".to_owned())
        );
        assert_eq!(
            with("|\n  a\n  b\n", |n, f| line(n, "title", f)),
            Err("`title` must be one line".to_owned())
        );
    }
}
