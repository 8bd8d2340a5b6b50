//! The format `junit`: the XML that Jenkins, GitLab, Artemis and most other CI systems read.
//!
//! There is no standard, only readers. What all of them take: `testsuites`, a `testsuite` for each attempt, a
//! `testcase` for each case with at most one of `failure`, `error` and `skipped` and then the prints, names that are
//! unique in pairs, the short message as an attribute and the whole text in the element, since some show one and some
//! the other. A wrong answer is a `failure`; where there is no answer, or the machine failed, it is an `error`.
//!
//! XML forbids control characters in any spelling. All text has passed `escape` before, which shows them as letters.

use std::io;
use std::time::Duration;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::clip::clip;
use super::entry::{Entry, Outcome, entries, suites};
use super::human::circumstances;
use super::{Batch, escape};
use crate::grade::Grade;

/// Characters of what one case printed to one stream.
const PRINTED: usize = 8_000;

type Xml = Writer<Vec<u8>>;

/// Counts as the attributes of a suite tell them.
#[derive(Debug, Clone, Copy, Default)]
struct Counts {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

impl Counts {
    fn of<'a>(entries: impl IntoIterator<Item = &'a Entry<'a>>) -> Counts {
        let mut counts = Counts::default();
        for entry in entries {
            counts.tests += 1;
            match entry.outcome {
                Outcome::Passed => {}
                Outcome::Failed => counts.failures += 1,
                Outcome::Errored | Outcome::NotGraded => counts.errors += 1,
                Outcome::Skipped => counts.skipped += 1,
            }
        }
        counts
    }

    fn attributes(self) -> [(&'static str, String); 4] {
        [
            ("tests", self.tests.to_string()),
            ("failures", self.failures.to_string()),
            ("errors", self.errors.to_string()),
            ("skipped", self.skipped.to_string()),
        ]
    }
}

/// Writes a report.
pub(super) fn render(batch: &Batch) -> Vec<u8> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    write(&mut xml, batch).expect("writing to memory does not fail");
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    bytes
}

fn write(xml: &mut Xml, batch: &Batch) -> io::Result<()> {
    let suites: Vec<(String, &Grade, Vec<Entry<'_>>)> = suites(&batch.grades)
        .into_iter()
        .zip(&batch.grades)
        .map(|(name, grade)| (name, grade, entries(grade)))
        .collect();
    let all = Counts::of(suites.iter().flat_map(|(.., entries)| entries));
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("testsuites")
        .with_attribute(("name", "grader"))
        .with_attributes(borrowed(&all.attributes()))
        .with_attribute(("time", seconds(batch.wall).as_str()))
        .write_inner_content(|xml| {
            suites.iter().try_for_each(|(name, grade, entries)| {
                write_suite(xml, batch, name, grade, entries)
            })
        })?;
    Ok(())
}

fn write_suite(
    xml: &mut Xml,
    batch: &Batch,
    name: &str,
    grade: &Grade,
    entries: &[Entry<'_>],
) -> io::Result<()> {
    let build = grade
        .build
        .as_ref()
        .map_or(Duration::ZERO, |build| build.wall);
    let time = build + entries.iter().filter_map(time).sum::<Duration>();
    xml.create_element("testsuite")
        .with_attribute(("name", name))
        .with_attributes(borrowed(&Counts::of(entries).attributes()))
        .with_attribute(("time", seconds(time).as_str()))
        .with_attribute(("timestamp", escape::line(&batch.started_at).as_str()))
        .write_inner_content(|xml| {
            write_properties(xml, batch, grade, entries)?;
            entries
                .iter()
                .try_for_each(|entry| write_case(xml, name, grade, entry))
        })?;
    Ok(())
}

/// What no reader counts with, for people who look into the file.
fn write_properties(
    xml: &mut Xml,
    batch: &Batch,
    grade: &Grade,
    entries: &[Entry<'_>],
) -> io::Result<()> {
    let scored = entries.iter().all(|entry| entry.points.is_some());
    let mut properties = vec![
        ("verdict", grade.verdict.name().to_owned()),
        ("submission", escape::line(&grade.submission)),
        ("environment", circumstances(batch)),
    ];
    if scored {
        properties.push(("points", grade.points().to_string()));
        properties.push(("max_points", grade.max_points().to_string()));
    }
    if let Some(misconception) = &grade.misconception {
        properties.push(("misconception", escape::line(misconception)));
    }
    xml.create_element("properties")
        .write_inner_content(|xml| {
            properties.iter().try_for_each(|(name, value)| {
                xml.create_element("property")
                    .with_attributes([("name", *name), ("value", value.as_str())])
                    .write_empty()
                    .map(drop)
            })
        })?;
    Ok(())
}

fn write_case(xml: &mut Xml, suite: &str, grade: &Grade, entry: &Entry<'_>) -> io::Result<()> {
    let mut attributes = vec![
        ("classname", suite.to_owned()),
        ("name", entry.name.clone()),
    ];
    // How long a hidden case took is not told.
    if !entry.hidden {
        attributes.push(("time", seconds(time(entry).unwrap_or_default())));
    }
    attributes.push(("file", escape::line(&grade.submission)));
    if let Some(place) = entry.place {
        attributes.push(("line", place.line.to_string()));
    }
    let case = xml
        .create_element("testcase")
        .with_attributes(borrowed(&attributes));
    let prints = [
        ("system-out", entry.stdout()),
        ("system-err", entry.stderr()),
    ];
    if entry.outcome == Outcome::Passed && prints.iter().all(|(_, text)| text.is_none()) {
        case.write_empty()?;
        return Ok(());
    }
    case.write_inner_content(|xml| {
        write_outcome(xml, entry)?;
        for (element, text) in prints {
            if let Some(text) = text {
                // GitLab makes a link of this, to any file of the job.
                let text = text.replace("[[ATTACHMENT|", "[\\[ATTACHMENT|");
                xml.create_element(element)
                    .write_text_content(BytesText::new(&clip(&text, PRINTED)))?;
            }
        }
        Ok(())
    })?;
    Ok(())
}

fn write_outcome(xml: &mut Xml, entry: &Entry<'_>) -> io::Result<()> {
    let element = match entry.outcome {
        Outcome::Passed => return Ok(()),
        Outcome::Failed => "failure",
        Outcome::Errored | Outcome::NotGraded => "error",
        Outcome::Skipped => "skipped",
    };
    let element = xml
        .create_element(element)
        .with_attribute(("message", entry.summary.as_str()));
    if entry.outcome == Outcome::Skipped {
        element.write_empty()?;
        return Ok(());
    }
    // Some readers show the attribute and some the text, so the text says all of it.
    let text = match entry.reasons.is_empty() {
        true => entry.summary.clone(),
        false => format!("{}\n\n{}", entry.summary, entry.reasons),
    };
    element
        .with_attribute(("type", entry.verdict.name()))
        .write_text_content(BytesText::new(&text))?;
    Ok(())
}

fn time(entry: &Entry<'_>) -> Option<Duration> {
    Some(entry.shown?.run.as_ref()?.wall)
}

/// Seconds with a dot, whatever the place.
fn seconds(time: Duration) -> String {
    format!("{:.3}", time.as_secs_f64())
}

fn borrowed<'a>(
    attributes: &'a [(&'static str, String)],
) -> impl Iterator<Item = (&'a str, &'a str)> {
    attributes
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{self, batch};
    use super::super::hostile;
    use super::*;

    fn report(grades: Vec<Grade>) -> String {
        String::from_utf8(render(&batch(grades))).unwrap()
    }

    /// What every reader relies on.
    fn check(text: &str) {
        let document = roxmltree::Document::parse(text).unwrap();
        let root = document.root_element();
        assert_eq!(root.tag_name().name(), "testsuites");
        let mut names = std::collections::BTreeSet::new();
        for case in root
            .descendants()
            .filter(|node| node.has_tag_name("testcase"))
        {
            let order = ["failure", "error", "skipped", "system-out", "system-err"];
            let places: Vec<usize> = case
                .children()
                .filter(|node| node.is_element())
                .map(|node| {
                    order
                        .iter()
                        .position(|name| node.has_tag_name(*name))
                        .unwrap()
                })
                .collect();
            assert!(places.is_sorted(), "{text}");
            assert!(
                places.iter().filter(|place| **place < 3).count() <= 1,
                "{text}"
            );
            let pair = (case.attribute("classname"), case.attribute("name"));
            assert!(names.insert(pair), "{pair:?}");
        }
        for suite in root
            .children()
            .filter(|node| node.is_element())
            .chain([root])
        {
            let below = |name: &str| {
                suite
                    .descendants()
                    .filter(|node| node.has_tag_name(name))
                    .count()
            };
            for (attribute, element) in [
                ("tests", "testcase"),
                ("failures", "failure"),
                ("errors", "error"),
                ("skipped", "skipped"),
            ] {
                assert_eq!(
                    suite.attribute(attribute),
                    Some(below(element).to_string().as_str())
                );
            }
            assert!(suite.attribute("time").unwrap().parse::<f64>().is_ok());
            assert!(below("testcase") > 0);
        }
    }

    #[test]
    fn every_verdict_looks_like_this() {
        let grades = fixtures::every_verdict()
            .into_iter()
            .map(|(_, grade)| grade);
        let text = report(grades.collect());
        check(&text);
        insta::assert_snapshot!("junit", text);
    }

    #[test]
    fn hostile_text_comes_back_as_it_was_shown() {
        let text = report(vec![hostile::grade()]);
        check(&text);
        let document = roxmltree::Document::parse(&text).unwrap();
        let out = document
            .descendants()
            .find(|node| node.has_tag_name("system-out"))
            .and_then(|node| node.text().map(str::to_owned))
            .unwrap();
        assert!(
            out.contains("]]> </testcase><!-- & \\x00 \\x1b[31m \\xff"),
            "{out}"
        );
        assert!(out.contains("characters left out"), "{out}");
        insta::assert_snapshot!("junit_hostile", text);
    }

    #[test]
    fn trouble_with_the_machine_is_an_error_without_points() {
        let text = report(vec![fixtures::internal_error()]);
        check(&text);
        assert!(text.contains("<error message=\"internal error"), "{text}");
        assert!(!text.contains("points"), "{text}");
    }

    #[test]
    fn nothing_at_all_is_still_a_document() {
        let text = report(Vec::new());
        assert!(roxmltree::Document::parse(&text).is_ok());
    }
}
