//! The format `markdown`: a page in GitHub's Markdown, for comments, wikis and the summary of a workflow's step.
//!
//! What a submission chose stands in code only: in a fence longer than any run of backticks within, or in a span with
//! delimiters of the same kind. There neither Markdown nor HTML nor a mention means anything.

use super::entry::{Entry, Outcome, entries, entries_beyond, misconception_words, suites};
use super::human::circumstances;
use super::mark::mark;
use super::quantity::{count, duration, share};
use super::style::{GRADER, Style, Verbosity};
use super::totals::Totals;
use super::{Batch, beyond, escape};
use crate::grade::Grade;
use crate::verdict::Verdict;

const PLAIN: Style = Style {
    colour: false,
    width: 100,
    verbosity: Verbosity::Normal,
    grader: GRADER,
};

/// Writes a report.
pub(super) fn render(batch: &Batch) -> Vec<u8> {
    within(batch, usize::MAX).into_bytes()
}

/// The page in at most so many bytes, as long as its head fits: of attempts beyond, the table has the last word.
pub fn within(batch: &Batch, bytes: usize) -> String {
    let suites = suites(&batch.grades);
    let mut text = head(batch, &suites);
    let sections: Vec<String> = suites
        .iter()
        .zip(&batch.grades)
        .filter(|(_, grade)| {
            let accepted = grade.verdict == Verdict::Accepted && !grade.fails_beyond_cases();
            !accepted || batch.grades.len() == 1
        })
        .map(|(suite, grade)| section(suite, grade))
        .collect();
    for (number, section) in sections.iter().enumerate() {
        if text.len() + section.len() > bytes.saturating_sub(100) {
            let words = count(sections.len() - number, "attempt", "attempts");
            text.push_str(&format!("\n… {words} left out: the log has them all\n"));
            break;
        }
        text.push_str(section);
    }
    text
}

fn head(batch: &Batch, suites: &[String]) -> String {
    let totals = Totals::of(&batch.grades);
    let accepted = share(totals.accepted, totals.attempts, "attempt", "attempts");
    let mut facts = vec![share(
        totals.points as usize,
        totals.max_points as usize,
        "point",
        "points",
    )];
    if !totals.can_be_scored() {
        facts = vec![format!(
            "{} not graded",
            count(totals.not_graded, "attempt", "attempts")
        )];
    }
    facts.extend(beyond::attempts(batch));
    facts.push(duration(batch.wall));
    facts.push(words(&circumstances(batch)));
    let mut text = format!("# grader: {accepted} accepted\n\n{}\n", facts.join(" · "));
    if batch.grades.len() > 1 {
        text.push_str("\n|   | attempt | verdict | points | cases |\n| - | - | - | -: | -: |\n");
        for (suite, grade) in suites.iter().zip(&batch.grades) {
            text.push_str(&format!(
                "| {} | {} | {} | {} | {} of {} |\n",
                mark(grade.verdict, &PLAIN),
                cell(suite),
                verdict(grade),
                points(grade),
                grade.accepted_cases(),
                grade.cases.len(),
            ));
        }
    }
    text
}

fn verdict(grade: &Grade) -> String {
    let words = grade.verdict.words();
    match beyond::in_short(grade) {
        Some(short) => format!("{words}; {short}"),
        None => words.to_owned(),
    }
}

fn points(grade: &Grade) -> String {
    match grade.verdict {
        Verdict::InternalError => "-".to_owned(),
        _ => format!("{} of {}", grade.points(), grade.max_points()),
    }
}

fn section(suite: &str, grade: &Grade) -> String {
    let entries = entries(grade);
    let mut text = format!(
        "\n## {} {}: {}\n\n{}\n",
        mark(grade.verdict, &PLAIN),
        span(suite),
        grade.verdict.words(),
        span(&escape::line(&grade.submission)),
    );
    if let Some(misconception) = &grade.misconception {
        let sentence = words(&misconception_words(misconception));
        text.push_str(&format!("\n**{sentence}**\n"));
    }
    text.push_str("\n|   | case | verdict | points |   |\n| - | - | - | -: | - |\n");
    for entry in &entries {
        text.push_str(&format!(
            "| {} | {} | {} | {} | {} |\n",
            sign(entry),
            cell(&entry.name),
            entry.verdict.words(),
            entry.points.map_or("-".to_owned(), |points| format!(
                "{points} of {}",
                entry.max_points
            )),
            if entry.hidden { "hidden" } else { "" },
        ));
    }
    for entry in entries.iter().filter(|entry| !entry.details.is_empty()) {
        text.push_str(&details(entry));
    }
    text.push_str(&beyond_cases(grade));
    text
}

/// Saved cases and random scripts; nothing where there are none.
fn beyond_cases(grade: &Grade) -> String {
    let sums = beyond::sums(grade);
    if sums.is_empty() {
        return String::new();
    }
    let mut text = format!("\n### {}\n\n{}\n\n", beyond::HEADING, beyond::MEANING);
    for sum in sums {
        let sign = mark(sum.verdict, &PLAIN);
        let place = sum.place.map_or(String::new(), |place| {
            format!("; {} {}", place.label, span(&place.path))
        });
        text.push_str(&format!("- {sign} {}{place}\n", words(&sum.text)));
    }
    if let Some((random, failure)) = beyond::failing_script(grade) {
        text.push_str(&format!(
            "\n{}: {}\n",
            span(&escape::line(&failure.case.name)),
            words(&beyond::origin(random, failure).join("; "))
        ));
    }
    for entry in entries_beyond(grade) {
        text.push_str(&details(&entry));
    }
    text
}

fn sign(entry: &Entry<'_>) -> &'static str {
    match entry.outcome {
        Outcome::Passed => "✓",
        Outcome::Skipped | Outcome::NotGraded => "-",
        Outcome::Failed | Outcome::Errored => "✗",
    }
}

/// A part that a reader opens: the heading is HTML, where Markdown means nothing.
fn details(entry: &Entry<'_>) -> String {
    format!(
        "\n<details><summary>{} <code>{}</code>: {}</summary>\n\n{}\n</details>\n",
        sign(entry),
        escape::html(&entry.name),
        escape::html(entry.verdict.words()),
        fenced(&entry.details),
    )
}

/// A block of code that nothing within can end.
fn fenced(text: &str) -> String {
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    format!("{fence}text\n{text}\n{fence}\n")
}

/// A piece of code within a line that nothing within can end.
fn span(text: &str) -> String {
    let ticks = "`".repeat(longest_run(text) + 1);
    // A blank beside the delimiter is taken away again, so that a backtick may stand first or last.
    match text.contains('`') {
        true => format!("{ticks} {text} {ticks}"),
        false => format!("{ticks}{text}{ticks}"),
    }
}

/// The same in a table, where a bar ends the cell even within code.
fn cell(text: &str) -> String {
    span(text).replace('|', "\\|")
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}

/// A sentence, with every sign escaped that could mean something.
fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\`*_{}[]<>#|~&".contains(c) {
            words.push('\\');
        }
        words.push(c);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{self, batch};
    use super::super::{hostile, scripted};
    use super::*;

    fn report(grades: Vec<Grade>) -> String {
        String::from_utf8(render(&batch(grades))).unwrap()
    }

    /// The page without what stands in fences, as a reader of Markdown takes it.
    fn outside_fences(text: &str) -> String {
        let mut fence: Option<&str> = None;
        let mut outside = String::new();
        for line in text.lines() {
            let ticks = line.split(|c| c != '`').next().unwrap_or_default();
            match fence {
                None if ticks.len() >= 3 => fence = Some(ticks),
                None => outside.push_str(&format!("{line}\n")),
                Some(open) if line.trim() == ticks && ticks.len() >= open.len() => fence = None,
                Some(_) => {}
            }
        }
        assert_eq!(fence, None, "{text}");
        outside
    }

    #[test]
    fn every_verdict_looks_like_this() {
        let grades = fixtures::every_verdict()
            .into_iter()
            .map(|(_, grade)| grade);
        insta::assert_snapshot!("markdown", report(grades.collect()));
        insta::assert_snapshot!("markdown_single", report(vec![fixtures::wrong_answer()]));
    }

    #[test]
    fn what_fails_beside_the_cases_is_told() {
        let text = report(vec![scripted::beyond(), fixtures::accepted()]);
        insta::assert_snapshot!("markdown_beyond", text);
        assert!(!report(vec![fixtures::accepted()]).contains(beyond::HEADING));
        let mut well = scripted::beyond();
        well.saved.retain(|case| case.verdict == Verdict::Accepted);
        well.random
            .iter_mut()
            .for_each(|random| random.failure = None);
        let told = "- ✓ 1 of 1 saved case accepted\n- ✓ 200 random scripts: the same as the reference solution · seed 7\n";
        assert!(report(vec![well]).ends_with(told));
    }

    #[test]
    fn what_is_beside_a_hostile_answer_stays_in_code() {
        let mut grade = hostile::grade();
        let mut beyond = scripted::beyond();
        let failure = beyond.random.as_mut().and_then(|it| it.failure.as_mut());
        failure.unwrap().saved_to = Some(grade.submission.clone());
        grade.saved = grade.cases.clone();
        grade.random = beyond.random;
        let outside = outside_fences(&report(vec![grade]));
        for forged in ["<script>", "@everyone", "<img", "::error file", "**bold**"] {
            assert!(!outside.contains(forged), "{outside}");
        }
    }

    #[test]
    fn hostile_text_stays_in_code() {
        let text = report(vec![hostile::grade()]);
        let outside = outside_fences(&text);
        for forged in ["<script>", "@everyone", "<img", "::error file", "**bold**"] {
            assert!(!outside.contains(forged), "{outside}");
        }
        insta::assert_snapshot!("markdown_hostile", text);
    }

    #[test]
    fn code_is_delimited_by_more_backticks_than_it_has() {
        assert_eq!(span("a"), "`a`");
        assert_eq!(span("a``b"), "``` a``b ```");
        assert_eq!(cell("a|b"), "`a\\|b`");
        assert_eq!(fenced("a\n````\nb"), "`````text\na\n````\nb\n`````\n");
    }

    #[test]
    fn a_page_that_must_be_short_counts_what_it_leaves_out() {
        let many = batch(vec![fixtures::wrong_answer(); 20]);
        let text = within(&many, 6_000);
        assert!(text.len() <= 6_000);
        assert!(
            text.contains("\n… ") && text.ends_with("attempts left out: the log has them all\n"),
            "{text}"
        );
    }
}
