//! What recording came to: the files that would change with their diffs, or why nothing may be recorded.

use super::super::escape;
use super::super::page::Page;
use super::super::quantity::count;
use super::super::style::{Role, Style};
use super::diff_section::{self, Sides};
use crate::record::{Change, ChangeKind, Record};

/// Writes the records, for a person who is to agree to them.
pub fn records(records: &[Record], style: &Style) -> String {
    let mut page = Page::new(style);
    let mut current = 0;
    for record in records {
        let is_current = record.changes.is_empty() && record.refusals.is_empty();
        current += usize::from(is_current);
        if !is_current || !record.remarks.is_empty() {
            write(&mut page, record);
        }
    }
    if current > 0 {
        let words = count(current, "exercise", "exercises");
        page.line(0, &format!("{words} recorded already"));
    }
    page.finish()
}

fn write(page: &mut Page<'_>, record: &Record) {
    let style = page.style;
    page.line(
        0,
        &style.paint(Role::Strong, &escape::line(&record.exercise.to_string())),
    );
    for change in &record.changes {
        write_change(page, change);
    }
    for refusal in &record.refusals {
        page.prose(2, &format!("not recorded: {}", escape::line(refusal)));
    }
    for remark in &record.remarks {
        page.prose(2, &format!("note: {}", escape::line(remark)));
    }
    page.gap();
}

fn write_change(page: &mut Page<'_>, change: &Change) {
    let file = escape::line(&change.file);
    match &change.kind {
        ChangeKind::Snapshot {
            case,
            fresh,
            mismatch,
        } => {
            let state = match (fresh, mismatch) {
                (true, None) => "new, and empty",
                (true, Some(_)) => "new",
                (false, _) => "changed",
            };
            page.prose(
                2,
                &format!("{file}: {state}, case `{}`", escape::line(case)),
            );
            if let Some(mismatch) = mismatch {
                diff_section::write_diff(page, mismatch, Sides::RecordedAndNew);
                page.gap();
            }
        }
        ChangeKind::Misconceptions { rejects, changed } => {
            let names: Vec<String> = changed.iter().map(|file| escape::line(file)).collect();
            let changes = match names.is_empty() {
                true => "in another order or form".to_owned(),
                false => format!("new or changed: {}", names.join(", ")),
            };
            let words = count(*rejects, "reject", "rejects");
            page.prose(2, &format!("{file}: {words}, {changes}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixtures::plain;
    use super::*;
    use crate::exercise::ExerciseId;
    use crate::snapshot::Comparison;

    fn record() -> Record {
        Record {
            exercise: ExerciseId::new("objects", "mro"),
            changes: Vec::new(),
            refusals: Vec::new(),
            remarks: Vec::new(),
        }
    }

    fn snapshot(before: &str, after: &str) -> Change {
        Change {
            file: "expected/one.out".to_owned(),
            bytes: after.as_bytes().to_vec(),
            kind: ChangeKind::Snapshot {
                case: "one".to_owned(),
                fresh: before.is_empty(),
                mismatch: Comparison::lines().mismatch(before.as_bytes(), after.as_bytes()),
            },
        }
    }

    #[test]
    fn changes_are_drawn_and_the_rest_is_counted() {
        let changed = Record {
            changes: vec![
                snapshot("a\nb\n", "a\nc\n"),
                Change {
                    file: "misconceptions.json".to_owned(),
                    bytes: Vec::new(),
                    kind: ChangeKind::Misconceptions {
                        rejects: 2,
                        changed: vec!["x.rs".to_owned()],
                    },
                },
            ],
            remarks: vec!["look \u{1b}[2J".to_owned()],
            ..record()
        };
        let refused = Record {
            refusals: vec!["the solution does not compile".to_owned()],
            ..record()
        };
        assert_eq!(
            records(&[changed, refused, record()], &plain()),
            "objects/mro\n  expected/one.out: changed, case `one`\n\n  - recorded  + new\n    1   a\n    2 - b\n      + c\n\n  \
             misconceptions.json: 2 rejects, new or changed: x.rs\n  note: look \\x1b[2J\n\nobjects/mro\n  not \
             recorded: the solution does not compile\n\n1 exercise recorded already\n"
        );
    }

    #[test]
    fn a_new_snapshot_says_so() {
        let text = |before, after| {
            let changes = vec![snapshot(before, after)];
            records(
                &[Record {
                    changes,
                    ..record()
                }],
                &plain(),
            )
        };
        assert!(text("", "a\n").contains("new, case `one`"));
        assert!(text("", "a\n").contains("    + a\n"));
        assert!(text("", "").contains("new, and empty, case `one`"));
    }
}
