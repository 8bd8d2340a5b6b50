//! What a person sees while attempts are graded.
//!
//! News comes in any order: cases run side by side, and so do attempts. What is written comes in the order in
//! which attempts were asked for, and within an attempt in the exercise's order, because a page that looks
//! another way each time cannot be read beside the last one. Whatever is early is held back as finished text,
//! so that no grade is kept longer than it is needed.
//!
//! A single attempt is told case by case as the cases end. Of many attempts each is told in one block at its
//! end: a line, and the cases that were not accepted.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::case_line::CaseColumns;
use super::columns::{shorten, shorten_start, width};
use super::escape;
use super::mark::mark;
use super::quantity::duration;
use super::style::{Role, Style};
use super::tally::tally_after;
use crate::event::Event;
use crate::exercise::ExerciseId;
use crate::grade::{BuildGrade, CaseGrade, Grade};
use crate::verdict::Verdict;

/// Turns news into lines.
#[derive(Debug)]
pub struct Live {
    style: Style,
    single: bool,
    /// The attempt whose block is being written; every earlier one is complete.
    current: usize,
    blocks: BTreeMap<usize, Block>,
}

/// The lines of one attempt.
#[derive(Debug)]
struct Block {
    columns: CaseColumns,
    /// Text that may be written as soon as it is this attempt's turn.
    ready: String,
    /// Lines of cases that wait for an earlier case. `None` is a case that is not worth a line.
    early: BTreeMap<usize, Option<String>>,
    /// The case whose line comes next.
    next_case: usize,
    finished: bool,
}

impl Live {
    /// Expects news of this many attempts, numbered from 0.
    pub fn new(style: Style, attempts: usize) -> Live {
        Live {
            style,
            single: attempts == 1,
            current: 0,
            blocks: BTreeMap::new(),
        }
    }

    /// Takes a piece of news and writes what can be said by now.
    pub fn take(&mut self, event: &Event, out: &mut impl Write) -> io::Result<()> {
        match event {
            Event::AttemptStarted {
                attempt,
                exercise,
                submission,
                cases,
            } => {
                let names = cases.iter().map(String::as_str);
                self.started(*attempt, exercise, submission, names);
            }
            Event::BuildFinished { attempt, build } => self.built(*attempt, build),
            Event::CaseFinished {
                attempt,
                index,
                case,
            } => self.case_ended(*attempt, *index, case),
            Event::AttemptFinished { attempt, grade } => self.ended(*attempt, grade),
        }
        self.write_ready(out)
    }

    /// Writes what is still held back because an earlier attempt never ended, as after an interrupt.
    pub fn finish(mut self, out: &mut impl Write) -> io::Result<()> {
        for block in self.blocks.values_mut() {
            block.drain(true);
            out.write_all(escape::log(&block.ready).as_bytes())?;
        }
        out.flush()
    }

    /// The lines of attempts that have ended, as they would have been written meanwhile.
    pub(super) fn replay(grades: &[Grade], style: &Style) -> String {
        let mut live = Live::new(*style, grades.len());
        let mut text = String::new();
        for (attempt, grade) in grades.iter().enumerate() {
            let names = grade.cases.iter().map(|case| case.name.as_str());
            live.started(attempt, &grade.exercise, &grade.submission, names);
            if let Some(build) = &grade.build {
                live.built(attempt, build);
            }
            live.ended(attempt, grade);
            text.push_str(&live.take_ready());
        }
        text
    }

    fn started<'a>(
        &mut self,
        attempt: usize,
        exercise: &ExerciseId,
        submission: &str,
        names: impl Iterator<Item = &'a str>,
    ) {
        let mut block = Block {
            columns: CaseColumns::new(names, &self.style),
            ready: String::new(),
            early: BTreeMap::new(),
            next_case: 0,
            finished: false,
        };
        if self.single && !self.style.quiet() {
            block.say(&attempt_heading(
                exercise,
                submission,
                self.style.columns(),
                &self.style,
            ));
        }
        self.blocks.insert(attempt, block);
    }

    fn built(&mut self, attempt: usize, build: &BuildGrade) {
        let told = self.single && !self.style.quiet();
        if let (true, Some(block)) = (told, self.blocks.get_mut(&attempt)) {
            block.say(&format!(
                "  {}",
                self.style.paint(Role::Muted, &build_words(build))
            ));
        }
    }

    fn case_ended(&mut self, attempt: usize, index: usize, case: &CaseGrade) {
        if let (true, Some(block)) = (self.single, self.blocks.get_mut(&attempt)) {
            block.hold(index, case, self.style.quiet());
        }
    }

    fn ended(&mut self, attempt: usize, grade: &Grade) {
        let Some(block) = self.blocks.get_mut(&attempt) else {
            return;
        };
        let quiet = self.style.quiet();
        let untold = quiet && grade.verdict == Verdict::Accepted;
        if !self.single && !untold {
            block.say(&attempt_line(grade, &self.style));
        }
        // Where nothing was run, as after a failed build, a list of skipped cases is noise.
        let nothing_ran = grade
            .cases
            .iter()
            .all(|case| case.verdict == Verdict::Skipped);
        let terse = quiet || (!self.style.verbose() && (!self.single || nothing_ran));
        // The grade has every case, also those of which no news came because they were not run.
        for (index, case) in grade.cases.iter().enumerate() {
            block.hold(index, case, terse);
        }
        block.drain(true);
        block.finished = true;
    }

    fn write_ready(&mut self, out: &mut impl Write) -> io::Result<()> {
        let text = self.take_ready();
        if text.is_empty() {
            return Ok(());
        }
        out.write_all(text.as_bytes())?;
        out.flush()
    }

    fn take_ready(&mut self) -> String {
        let mut text = String::new();
        while let Some(block) = self.blocks.get_mut(&self.current) {
            // Whole lines only, in which a runner of workflows finds no command.
            text.push_str(&escape::log(&std::mem::take(&mut block.ready)));
            if !block.finished {
                break;
            }
            self.blocks.remove(&self.current);
            self.current += 1;
        }
        text
    }
}

impl Block {
    fn say(&mut self, line: &str) {
        self.ready.push_str(line);
        self.ready.push('\n');
    }

    /// Takes the line of a case, and with it those of later cases that waited for it.
    fn hold(&mut self, index: usize, case: &CaseGrade, terse: bool) {
        if index < self.next_case {
            return;
        }
        let dull = matches!(case.verdict, Verdict::Accepted | Verdict::Skipped);
        let line = (!(terse && dull)).then(|| self.columns.line(case));
        self.early.insert(index, line);
        self.drain(false);
    }

    /// Moves lines out of the waiting room: those whose turn it is, or all.
    fn drain(&mut self, all: bool) {
        while let Some(entry) = self.early.first_entry() {
            if !all && *entry.key() != self.next_case {
                break;
            }
            self.next_case = *entry.key() + 1;
            if let Some(line) = entry.remove() {
                self.say(&line);
            }
        }
    }
}

/// `collections/lru-cache · solutions/collections/lru-cache.rs`, in one line of so many columns.
pub(super) fn attempt_heading(
    exercise: &ExerciseId,
    submission: &str,
    columns: usize,
    style: &Style,
) -> String {
    let exercise = escape::line(&exercise.to_string());
    let room = columns.saturating_sub(width(&exercise) + 3).max(12);
    let submission = shorten_start(&escape::line(submission), room);
    format!(
        "{} · {}",
        style.paint(Role::Strong, &exercise),
        style.paint(Role::Muted, &submission)
    )
}

/// An attempt among many: mark, exercise, verdict, points, and the submission on a line of its own.
fn attempt_line(grade: &Grade, style: &Style) -> String {
    // Mark, colon and the verdict stand beside the name.
    let room = style
        .columns()
        .saturating_sub(4 + width(grade.verdict.words()));
    let exercise = shorten(&escape::line(&grade.exercise.to_string()), room);
    let submission = shorten_start(&escape::line(&grade.submission), style.columns() - 2);
    let beginning = format!(
        "{} {}: ",
        mark(grade.verdict, style),
        style.paint(Role::Strong, &exercise)
    );
    let tally = tally_after(&beginning, 2 + width(&exercise) + 2, grade, style);
    format!("{tally}\n  {}", style.paint(Role::Muted, &submission))
}

fn build_words(build: &BuildGrade) -> String {
    match (build.ok, build.cached) {
        (true, true) => "built before (cached)".to_owned(),
        (true, false) => format!("built in {}", duration(build.wall)),
        (false, true) => "does not compile (known from before)".to_owned(),
        (false, false) => format!("does not compile ({})", duration(build.wall)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{self, plain};
    use super::super::style::Verbosity;
    use super::*;

    /// News of an attempt, by hand: its start, its build, each case, its end.
    fn news(attempt: usize, grade: &Grade) -> Vec<Event> {
        let mut events = vec![Event::AttemptStarted {
            attempt,
            exercise: grade.exercise.clone(),
            submission: grade.submission.clone(),
            cases: grade.cases.iter().map(|case| case.name.clone()).collect(),
        }];
        if let Some(build) = grade.build.clone() {
            events.push(Event::BuildFinished { attempt, build });
        }
        for (index, case) in grade.cases.iter().enumerate() {
            events.push(Event::CaseFinished {
                attempt,
                index,
                case: Box::new(case.clone()),
            });
        }
        events.push(Event::AttemptFinished {
            attempt,
            grade: Box::new(grade.clone()),
        });
        events
    }

    /// What is written at each piece of news.
    fn written(live: &mut Live, events: &[&Event]) -> Vec<String> {
        let mut steps = Vec::new();
        for event in events {
            let mut out = Vec::new();
            live.take(event, &mut out).unwrap();
            steps.push(String::from_utf8(out).unwrap());
        }
        steps
    }

    fn three_cases() -> Grade {
        fixtures::grade_of(vec![
            fixtures::accepted_case("one"),
            fixtures::wrong_answer_case("two"),
            fixtures::accepted_case("three"),
        ])
    }

    #[test]
    fn a_case_waits_for_those_before_it() {
        let events = news(0, &three_cases());
        let [start, build, one, two, three, end] = events.iter().collect::<Vec<_>>()[..] else {
            panic!()
        };
        let mut live = Live::new(plain(), 1);
        let steps = written(&mut live, &[start, build, three, one, two, end]);
        assert_eq!(
            steps,
            [
                "collections/lru-cache · solutions/collections/lru-cache.rs\n",
                "  built in 0.19 s\n",
                "",
                "  ✓ one    accepted           1 of 1 point     2 ms\n",
                "  ✗ two    wrong answer       0 of 2 points    2 ms\n  ✓ three  accepted           1 of 1 point     2 ms\n",
                "",
            ]
        );
    }

    #[test]
    fn every_order_of_news_gives_the_same_page() {
        let events = news(0, &three_cases());
        let [start, build, one, two, three, end] = events.iter().collect::<Vec<_>>()[..] else {
            panic!()
        };
        let pages = [
            [one, two, three],
            [three, two, one],
            [two, three, one],
            [three, one, two],
        ]
        .map(|[a, b, c]| {
            written(&mut Live::new(plain(), 1), &[start, build, a, b, c, end]).concat()
        });
        assert!(
            pages
                .iter()
                .all(|page| *page == pages[0] && page.lines().count() == 5),
            "{pages:?}"
        );
    }

    #[test]
    fn cases_without_news_are_told_at_the_end() {
        let mut grade = three_cases();
        grade.cases[2] = fixtures::skipped_case("three");
        let events = news(0, &grade);
        let [start, build, one, two, _, end] = events.iter().collect::<Vec<_>>()[..] else {
            panic!()
        };
        let steps = written(&mut Live::new(plain(), 1), &[start, build, one, two, end]);
        assert_eq!(steps[4], "  - three  skipped\n");
    }

    #[test]
    fn quiet_tells_only_what_went_wrong() {
        let style = Style {
            verbosity: Verbosity::Quiet,
            ..plain()
        };
        let events = news(0, &three_cases());
        let page = written(&mut Live::new(style, 1), &events.iter().collect::<Vec<_>>()).concat();
        assert_eq!(
            page,
            "  ✗ two    wrong answer       0 of 2 points    2 ms\n"
        );
    }

    #[test]
    fn attempts_are_told_in_their_order_and_never_mixed() {
        let (first, second, third) = (three_cases(), fixtures::accepted(), fixtures::rejected());
        let (first, second, third) = (news(0, &first), news(1, &second), news(2, &third));
        let mixed: Vec<&Event> = third
            .iter()
            .chain(&second[..3])
            .chain(&first[..4])
            .chain(&second[3..])
            .chain(&first[4..])
            .collect();
        let steps = written(&mut Live::new(plain(), 3), &mixed);
        let (last, before) = steps.split_last().unwrap();
        assert!(before.iter().all(String::is_empty), "{before:?}");
        insta::assert_snapshot!(last, @r"
            ✗ collections/lru-cache: wrong answer · 2 of 4 points · 2 of 3 cases
              solutions/collections/lru-cache.rs
              ✗ two    wrong answer       0 of 2 points    2 ms
            ✓ collections/lru-cache: accepted · 2 of 2 points · 2 of 2 cases
              solutions/collections/lru-cache.rs
            ✗ collections/lru-cache: rejected
              solutions/collections/lru-cache.rs
        ");

        let style = Style {
            verbosity: Verbosity::Quiet,
            ..plain()
        };
        let page = written(&mut Live::new(style, 3), &mixed).concat();
        insta::assert_snapshot!(page, @r"
            ✗ collections/lru-cache: wrong answer · 2 of 4 points · 2 of 3 cases
              solutions/collections/lru-cache.rs
              ✗ two    wrong answer       0 of 2 points    2 ms
            ✗ collections/lru-cache: rejected
              solutions/collections/lru-cache.rs
        ");
    }

    #[test]
    fn an_interrupt_leaves_no_line_untold() {
        let (first, second) = (news(0, &three_cases()), news(1, &three_cases()));
        let mut live = Live::new(plain(), 2);
        let mut out = Vec::new();
        for event in first[..2].iter().chain(&second) {
            live.take(event, &mut out).unwrap();
        }
        assert_eq!(out, b"");
        live.finish(&mut out).unwrap();
        let page = String::from_utf8(out).unwrap();
        assert!(
            page.starts_with("✗ collections/lru-cache: wrong answer"),
            "{page}"
        );
        assert!(page.contains("✗ two"), "{page}");
    }

    #[test]
    fn a_held_back_case_of_an_interrupted_attempt_is_told_too() {
        let events = news(0, &three_cases());
        let mut live = Live::new(plain(), 1);
        let mut out = Vec::new();
        live.take(&events[0], &mut out).unwrap();
        live.take(&events[4], &mut out).unwrap();
        live.finish(&mut out).unwrap();
        assert!(
            String::from_utf8(out)
                .unwrap()
                .ends_with("✓ three  accepted           1 of 1 point     2 ms\n")
        );
    }

    #[test]
    fn news_of_an_attempt_that_never_started_is_no_trouble() {
        let events = news(7, &three_cases());
        let mut live = Live::new(plain(), 1);
        let all_but_the_start: Vec<&Event> = events[1..].iter().collect();
        assert_eq!(written(&mut live, &all_but_the_start).concat(), "");
    }
}
