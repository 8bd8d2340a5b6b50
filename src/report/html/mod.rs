//! The format `html`: one page that needs nothing but a browser, not even the network.
//!
//! It is written to be read by everybody: landmarks and headings to jump between, tables with headings of their own,
//! parts that open by keyboard, no meaning in colour alone, light and dark as the reader likes it, and narrow screens.
//! There is no script, and the page's own policy forbids any: even if a text of a submission got through, it could load
//! nothing and run nothing. The page is well-formed XML as well, which lets tests read it back.

mod attempt;
mod case;
mod markup;

use super::Batch;
use super::beyond;
use super::entry::suites;
use super::human::circumstances;
use super::quantity::{duration, share};
use super::totals::Totals;
use crate::grade::Grade;
use crate::verdict::Verdict;
use markup::{Row, text};

const STYLE: &str = include_str!("page.css");
/// The hash of the style within its element: the only style that the policy lets through.
const STYLE_HASH: &str = "sha256-sXIG4+EDGIJplIVr+Xfb4C0C8vOHPySHPPyYdcRQGMY=";

/// Writes a report.
pub(super) fn render(batch: &Batch) -> Vec<u8> {
    let suites = suites(&batch.grades);
    let mut page = head(batch);
    page.push_str("<body>\n<a class=\"skip\" href=\"#results\">Skip to the results</a>\n");
    page.push_str(&header(batch));
    page.push_str("<main id=\"results\">\n");
    if batch.grades.len() > 1 {
        page.push_str(&overview(batch, &suites));
    }
    for (number, (suite, grade)) in suites.iter().zip(&batch.grades).enumerate() {
        page.push_str(&attempt::section(number + 1, suite, grade));
    }
    page.push_str("</main>\n");
    page.push_str(&format!(
        "<footer><p>Graded by grader {} at <time datetime=\"{1}\">{1}</time>, {2}.</p></footer>\n</body>\n</html>\n",
        text(&batch.grader),
        text(&batch.started_at),
        text(&circumstances(batch)),
    ));
    page.into_bytes()
}

fn head(batch: &Batch) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n\
         <meta charset=\"utf-8\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{STYLE_HASH}'; \
         base-uri 'none'; form-action 'none'\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta name=\"color-scheme\" content=\"light dark\"/>\n\
         <meta name=\"robots\" content=\"noindex\"/>\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n",
        text(&title(batch)),
    )
}

fn title(batch: &Batch) -> String {
    match batch.grades.as_slice() {
        [grade] => format!("{}: {}", grade.exercise, grade.verdict.words()),
        grades => {
            let accepted = Totals::of(grades).accepted;
            format!(
                "{} accepted",
                share(accepted, grades.len(), "attempt", "attempts")
            )
        }
    }
}

fn header(batch: &Batch) -> String {
    let totals = Totals::of(&batch.grades);
    let mut facts = Vec::new();
    if batch.grades.len() != 1 {
        let accepted = format!("{} of {}", totals.accepted, totals.attempts);
        facts.push(("Attempts accepted", accepted));
    }
    if totals.not_graded > 0 {
        facts.push(("Attempts not graded", totals.not_graded.to_string()));
    } else {
        facts.push((
            "Points",
            format!("{} of {}", totals.points, totals.max_points),
        ));
    }
    let beyond = match batch.grades.as_slice() {
        [grade] => beyond::in_short(grade).map(str::to_owned),
        _ => beyond::attempts(batch),
    };
    facts.extend(beyond.map(|words| ("Beside the cases", words)));
    facts.push(("Time", duration(batch.wall)));
    facts.push(("Toolchain", format!("rustc {}", batch.toolchain)));
    facts.push(("Sandbox", batch.sandbox.class.clone()));
    let facts: String = facts
        .iter()
        .map(|(name, value)| format!("<div><dt>{name}</dt><dd>{}</dd></div>\n", text(value)))
        .collect();
    format!("<header>\n<h1>Grading report</h1>\n<dl class=\"facts\">\n{facts}</dl>\n</header>\n")
}

/// The table of all attempts, each with a link to its section.
fn overview(batch: &Batch, suites: &[String]) -> String {
    let headings = [("", "Attempt"), ("", "Verdict"), ("number", "Points")];
    let row = |(number, (suite, grade)): (usize, (&String, &Grade))| Row {
        heading: format!(
            "<a href=\"#attempt-{}\">{}</a><small>{}</small>",
            number + 1,
            text(suite),
            text(&grade.submission)
        ),
        cells: vec![("", verdict(grade)), ("number", text(&points(grade)))],
    };
    let rows: Vec<Row> = suites
        .iter()
        .zip(&batch.grades)
        .enumerate()
        .map(row)
        .collect();
    format!(
        "<section class=\"card\" aria-labelledby=\"overview\">\n<h2 id=\"overview\">Attempts</h2>\n{}</section>\n",
        markup::table("All attempts", &headings, &rows)
    )
}

/// The verdict; below it, that something beside the cases fails.
fn verdict(grade: &Grade) -> String {
    let verdict = markup::verdict(grade.verdict);
    match beyond::in_short(grade) {
        Some(short) => format!("{verdict}<small>{short}</small>"),
        None => verdict,
    }
}

/// Points earned; the words for an attempt that the machine kept from being graded.
fn points(grade: &Grade) -> String {
    match grade.verdict {
        Verdict::InternalError => "not graded".to_owned(),
        _ => share(
            grade.points() as usize,
            grade.max_points() as usize,
            "point",
            "points",
        ),
    }
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::super::fixtures::{self, batch};
    use super::super::{hostile, scripted};
    use super::*;

    fn report(grades: Vec<Grade>) -> String {
        String::from_utf8(render(&batch(grades))).unwrap()
    }

    /// What a browser and a screen reader rely on.
    fn check(page: &str) {
        let options = roxmltree::ParsingOptions {
            allow_dtd: true,
            ..roxmltree::ParsingOptions::default()
        };
        let document = roxmltree::Document::parse_with_options(page, options).unwrap();
        let all = || document.descendants().filter(|node| node.is_element());
        let allowed = [
            "html", "head", "meta", "title", "style", "body", "a", "header", "main", "section",
            "footer", "h1", "h2", "h3", "h4", "p", "dl", "dt", "dd", "div", "span", "strong",
            "small", "code", "pre", "mark", "time", "table", "caption", "thead", "tbody", "tr",
            "th", "td", "details", "summary",
        ];
        let mut ids = std::collections::BTreeSet::new();
        for node in all() {
            let name = node.tag_name().name();
            assert!(allowed.contains(&name), "<{name}>");
            for attribute in node.attributes() {
                let name = attribute.name();
                assert!(
                    !name.starts_with("on") && name != "style" && name != "src",
                    "{name}"
                );
            }
            if let Some(id) = node.attribute("id") {
                assert!(ids.insert(id), "{id} stands twice");
            }
            if name == "th" {
                assert!(node.attribute("scope").is_some(), "{page}");
            }
        }
        for node in all() {
            for target in [
                node.attribute("aria-labelledby"),
                node.attribute("href").map(|href| &href[1..]),
            ] {
                assert!(target.is_none_or(|id| ids.contains(id)), "{target:?}");
            }
        }
        let levels: Vec<u8> = all()
            .filter_map(|node| node.tag_name().name().strip_prefix('h')?.parse().ok())
            .collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
        assert!(
            levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
            "{levels:?}"
        );
        assert_eq!(
            all()
                .filter(|node| node.has_tag_name(("http://www.w3.org/1999/xhtml", "main")))
                .count(),
            1
        );
    }

    #[test]
    fn every_verdict_looks_like_this() {
        let grades = fixtures::every_verdict()
            .into_iter()
            .map(|(_, grade)| grade);
        let page = report(grades.collect());
        check(&page);
        insta::assert_snapshot!("html", page.replace(STYLE, "…"));
        for (_, grade) in fixtures::every_verdict() {
            check(&report(vec![grade]));
        }
        check(&report(Vec::new()));
    }

    #[test]
    fn what_fails_beside_the_cases_is_told() {
        let page = report(vec![scripted::beyond(), fixtures::accepted()]);
        check(&page);
        let (_, main) = page.split_once("<header>").unwrap();
        insta::assert_snapshot!("html_beyond", main);
        assert!(!report(vec![fixtures::accepted()]).contains(beyond::HEADING));
    }

    #[test]
    fn hostile_text_is_only_text() {
        let page = report(vec![hostile::grade()]);
        check(&page);
        for forged in ["<script", "<img", "<b>"] {
            assert!(!page.contains(forged), "{page}");
        }
        insta::assert_snapshot!("html_hostile", page.replace(STYLE, "…"));
    }

    #[test]
    fn the_policy_lets_this_style_through_and_no_other() {
        let digest: [u8; 32] = Sha256::digest(STYLE).into();
        assert_eq!(
            STYLE_HASH,
            format!("sha256-{}", base64(&digest)),
            "put this into STYLE_HASH"
        );
        // The parts of a page that its policy would refuse.
        assert!(!STYLE.contains("url(") && !STYLE.contains("@import"));
    }

    fn base64(bytes: &[u8]) -> String {
        const LETTERS: &[u8; 64] =
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let group = |group: &[u8]| {
            let bits = (0..3).fold(0, |bits, place| {
                bits << 8 | usize::from(*group.get(place).unwrap_or(&0))
            });
            (0..4)
                .map(|place| match place <= group.len() {
                    true => char::from(LETTERS[bits >> (18 - 6 * place) & 63]),
                    false => '=',
                })
                .collect::<String>()
        };
        bytes.chunks(3).map(group).collect()
    }
}
