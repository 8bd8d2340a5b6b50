//! What came of a run, with everything that differs from run to run taken out.

use std::fmt;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::Output;

use serde_json::Value;

/// Both streams, the exit status, and the files that are new or changed.
pub struct Outcome {
    /// The exit status; as a shell has it, 128 and the number of the signal for a program that was ended by one.
    pub status: i32,
    /// Standard output, byte for byte.
    pub stdout: String,
    /// Standard error, byte for byte.
    pub stderr: String,
    /// New and changed files: `here/…`, `home/…`, `tmp/…`.
    pub files: Vec<String>,
    root: String,
}

impl Outcome {
    pub(crate) fn new(output: Output, files: Vec<String>, root: &Path) -> Outcome {
        let signal = output.status.signal().map(|signal| 128 + signal);
        Outcome {
            status: output.status.code().or(signal).unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
            files,
            root: root.display().to_string(),
        }
    }

    /// The JSON report on standard output, held against its published schema. There must be nothing else to tell.
    pub fn report(&self) -> Value {
        assert_eq!(
            (self.stderr.as_str(), &self.files),
            ("", &Vec::new()),
            "{self}"
        );
        report(&self.stdout)
    }

    /// Standard output without what differs from run to run.
    pub fn redacted_stdout(&self) -> String {
        self.redact(&self.stdout)
    }

    fn redact(&self, text: &str) -> String {
        // A path that is longer than here would stand on a line of its own.
        let text = text
            .replace(&self.root, "[root]")
            .replace(":\n  [root]", ": [root]");
        let mut redacted = String::new();
        for line in text.split_inclusive('\n') {
            redacted.push_str(&redact_line(line));
        }
        redacted
    }
}

/// Everything, as a page: what a section would have nothing to say about is left out.
impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "status {}", self.status)?;
        for (name, text) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if !text.is_empty() {
                write!(f, "--- {name}\n{}", self.redact(text))?;
            }
        }
        if !self.files.is_empty() {
            writeln!(f, "--- files")?;
        }
        for file in &self.files {
            writeln!(
                f,
                "{}",
                redact_line(&format!("/{file}")).trim_start_matches('/')
            )?;
        }
        Ok(())
    }
}

/// A report that keeps to `docs/schema/report.v1.json`.
pub fn report(text: &str) -> Value {
    let schema = include_str!("../../docs/schema/report.v1.json");
    let schema: Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let report: Value = serde_json::from_str(text).unwrap();
    let errors = validator.iter_errors(&report);
    let errors: Vec<String> = errors.map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}\n{report:#}");
    report
}

/// The report with what differs from run to run set to null.
pub fn steady(mut report: Value) -> Value {
    match &mut report {
        Value::Object(fields) => {
            for (name, value) in fields {
                let measured = name.ends_with("_ms") || name.ends_with("_kib");
                *value = match measured
                    || ["started_at", "toolchain", "grader"].contains(&name.as_str())
                {
                    true => Value::Null,
                    false => steady(value.take()),
                };
            }
        }
        Value::Array(values) => {
            for value in values {
                *value = steady(value.take());
            }
        }
        _ => {}
    }
    report
}

/// Times, with the blanks that align them, the version of the compiler, and the random part of names.
fn redact_line(line: &str) -> String {
    let mut redacted = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let (before, from_number) = rest.split_at(at);
        let is_in_number = |letter: char| letter.is_ascii_digit() || letter == '.';
        let end = from_number
            .find(|letter| !is_in_number(letter))
            .unwrap_or(from_number.len());
        let (number, after) = from_number.split_at(end);
        let unit = [" ms", " s"].into_iter().find(|unit| {
            let following = after.strip_prefix(unit).map(|rest| rest.chars().next());
            following.is_some_and(|next| next.is_none_or(|next| !next.is_alphanumeric()))
        });
        if let Some(unit) = unit {
            let before = before.strip_suffix("under ").unwrap_or(before);
            let words = before.trim_end_matches(' ');
            redacted.push_str(words);
            redacted.push_str(if words.len() < before.len() {
                " [time]"
            } else {
                "[time]"
            });
            rest = &after[unit.len()..];
        } else {
            redacted.push_str(before);
            redacted.push_str(if before.ends_with("rustc ") {
                "[version]"
            } else {
                number
            });
            rest = after;
        }
    }
    redacted.push_str(rest);
    redact_after("/.tmp", &redact_after("/tmp/grader-", &redacted))
}

fn redact_after(beginning: &str, line: &str) -> String {
    let mut parts = line.split(beginning);
    let mut redacted = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let random = part.chars().take_while(char::is_ascii_alphanumeric).count();
        redacted.push_str(&format!("{beginning}[random]{}", &part[random..]));
    }
    redacted
}

#[test]
fn what_differs_from_run_to_run_is_redacted() {
    for (line, expected) in [
        (
            "  ✓ one    accepted    1 point     3 ms\n",
            "  ✓ one    accepted    1 point [time]\n",
        ),
        (
            "built in 0.19 s, under 1 ms (12 s)",
            "built in [time], [time] ([time])",
        ),
        (
            "3 solutions, 4 msgs, v1.2.3 s2",
            "3 solutions, 4 msgs, v1.2.3 s2",
        ),
        (
            "rustc 1.95.0 · sandbox none",
            "rustc [version] · sandbox none",
        ),
        (
            "[root]/tmp/grader-aB3xYz/src",
            "[root]/tmp/grader-[random]/src",
        ),
        (
            "at path \"here/.tmpa1B2c3\"",
            "at path \"here/.tmp[random]\"",
        ),
    ] {
        assert_eq!(redact_line(line), expected);
    }
}
