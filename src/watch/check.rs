//! A check as the screen sees it: not begun, under way, or done.

use crate::build::Note;
use crate::event::Event;
use crate::grade::Grade;
use crate::quantity::{count, duration, share};
use crate::report::{self, Batch, Format, Live, Style};
use crate::verdict::Verdict;

/// How the current answer does, or all of them.
#[derive(Debug)]
pub(super) enum Check {
    /// Nothing was checked yet.
    None,
    /// A check is under way.
    Running(Running),
    /// A check ended.
    Done {
        /// What came of it.
        batch: Box<Batch>,
        /// The same as text, in the width of the screen.
        text: String,
        /// Whether it is of all answers.
        all: bool,
    },
    /// There is nothing to check, for this reason.
    Trouble(String),
}

/// A check that is under way.
#[derive(Debug)]
pub(super) struct Running {
    live: Live,
    text: Vec<u8>,
    /// Whether all answers are checked, and not the one at hand.
    all: bool,
    /// Attempts that are being made.
    attempts: usize,
    /// Whether the program of the only attempt is built.
    built: bool,
    /// Cases of all attempts that began.
    cases: usize,
    ended: usize,
    /// Saved cases that are being run.
    saved: usize,
    grades: Vec<(usize, Grade)>,
}

impl Check {
    /// A check of the answer at hand begins.
    pub fn begin(style: Style) -> Check {
        Check::Running(Running::new(1, false, style))
    }

    /// A check of all answers, of which there are so many, begins.
    pub fn begin_all(attempts: usize, style: Style) -> Check {
        Check::Running(Running::new(attempts, true, style))
    }

    /// The text of the result page.
    pub fn text(&self) -> String {
        match self {
            Check::None => "save the file to have it checked\n".to_owned(),
            Check::Running(running) => String::from_utf8_lossy(&running.text).into_owned(),
            Check::Done { text, .. } => text.clone(),
            Check::Trouble(text) => text.clone(),
        }
    }

    /// Whether it is of all answers, and not of the one at hand.
    pub fn is_of_all(&self) -> bool {
        match self {
            Check::Running(running) => running.all,
            Check::Done { all, .. } => *all,
            Check::None | Check::Trouble(_) => false,
        }
    }

    /// Lays the text out anew for another width.
    pub fn resize(&mut self, style: &Style) {
        if let Check::Done { batch, text, .. } = self {
            *text = page(batch, style);
        }
    }

    /// The check that was under way has ended, and came to this.
    pub fn end(&mut self, batch: Batch, style: &Style) {
        *self = Check::Done {
            text: page(&batch, style),
            batch: Box::new(batch),
            all: self.is_of_all(),
        };
    }

    /// Adds what clippy notes about the only answer.
    pub fn add_notes(&mut self, notes: Vec<Note>, style: &Style) {
        if let Check::Done { batch, .. } = self
            && let [grade] = batch.grades.as_mut_slice()
        {
            grade.notes = Some(notes);
            self.resize(style);
        }
    }

    /// One line that says how it stands, and whether that is good.
    pub fn summary(&self) -> (String, Option<bool>) {
        match self {
            Check::None => ("not checked yet".to_owned(), None),
            Check::Running(running) => (running.summary(), None),
            Check::Done { batch, all, .. } => done(batch, *all),
            Check::Trouble(_) => ("not checked".to_owned(), Some(false)),
        }
    }
}

impl Running {
    fn new(attempts: usize, all: bool, style: Style) -> Running {
        Running {
            live: Live::new(style, attempts),
            text: Vec::new(),
            all,
            attempts,
            built: false,
            cases: 0,
            ended: 0,
            saved: 0,
            grades: Vec::new(),
        }
    }

    /// Takes a piece of news.
    pub fn take(&mut self, event: Event) {
        // Writing to memory does not fail.
        let _ = self.live.take(&event, &mut self.text);
        match event {
            Event::AttemptStarted { cases, .. } => self.cases += cases.len(),
            Event::BuildFinished { .. } => self.built = true,
            Event::CaseFinished { .. } => self.ended += 1,
            Event::AttemptFinished { attempt, grade } => self.grades.push((attempt, *grade)),
        }
    }

    /// So many saved cases are run from now on.
    pub fn run_saved(&mut self, cases: usize) {
        self.saved = cases;
    }

    /// All grades, in the order of the attempts; `None` as long as one is missing.
    pub fn grades(&mut self) -> Option<Vec<Grade>> {
        if self.grades.len() < self.attempts {
            return None;
        }
        let mut grades = std::mem::take(&mut self.grades);
        grades.sort_by_key(|(attempt, _)| *attempt);
        Some(grades.into_iter().map(|(_, grade)| grade).collect())
    }

    fn summary(&self) -> String {
        if self.all {
            let answers = share(self.grades.len(), self.attempts, "answer", "answers");
            return format!("… {answers}");
        }
        match (self.built, self.saved) {
            (false, _) => "… building".to_owned(),
            (true, 0) => format!("… {}", share(self.ended, self.cases, "case", "cases")),
            (true, saved) => format!("… {}", count(saved, "saved case", "saved cases")),
        }
    }
}

fn page(batch: &Batch, style: &Style) -> String {
    String::from_utf8_lossy(&report::render(Format::Human, batch, style)).into_owned()
}

fn done(batch: &Batch, all: bool) -> (String, Option<bool>) {
    let time = duration(batch.wall);
    let good = |grade: &Grade| grade.verdict == Verdict::Accepted;
    match batch.grades.as_slice() {
        [grade] if !all => {
            let glyph = if good(grade) { "✓" } else { "✗" };
            let words = grade.verdict.words();
            let (points, most) = (grade.points() as usize, grade.max_points() as usize);
            let points = share(points, most, "point", "points");
            let beyond = match failing_saved(grade) {
                0 => String::new(),
                failing => {
                    let all = grade.saved.len();
                    let good = share(all - failing, all, "saved case", "saved cases");
                    format!(" · {good} accepted")
                }
            };
            (
                format!("{glyph} {words} · {points}{beyond} · {time}"),
                Some(good(grade) && beyond.is_empty()),
            )
        }
        grades => {
            let accepted = grades.iter().filter(|grade| good(grade)).count();
            let failing: usize = grades.iter().map(failing_saved).sum();
            let beyond = match failing {
                0 => String::new(),
                failing => {
                    let all: usize = grades.iter().map(|grade| grade.saved.len()).sum();
                    let good = share(all - failing, all, "saved case", "saved cases");
                    format!(" · {good} accepted")
                }
            };
            let answers = share(accepted, grades.len(), "answer", "answers");
            (
                format!("{answers} accepted{beyond} · {time}"),
                Some(accepted == grades.len() && failing == 0),
            )
        }
    }
}

/// How many saved cases the answer was not accepted in.
fn failing_saved(grade: &Grade) -> usize {
    let failing = |case: &&crate::grade::CaseGrade| case.verdict != Verdict::Accepted;
    grade.saved.iter().filter(failing).count()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::exercise::ExerciseId;
    use crate::grade::{BuildGrade, CaseGrade};
    use crate::report::{GRADER, SandboxState, Verbosity};

    const STYLE: Style = Style {
        colour: false,
        width: 80,
        verbosity: Verbosity::Normal,
        grader: GRADER,
    };

    fn build() -> BuildGrade {
        BuildGrade {
            ok: true,
            cached: true,
            wall: Duration::from_millis(200),
            cpu: None,
            diagnostics: Vec::new(),
            limit: None,
            kept: None,
        }
    }

    fn case(verdict: Verdict) -> CaseGrade {
        CaseGrade {
            name: "first".to_owned(),
            checks: "the first thing".to_owned(),
            hidden: false,
            verdict,
            max_points: 1,
            input: Vec::new(),
            args: Vec::new(),
            wanted_exit_status: 0,
            run: None,
            mismatch: None,
            trouble: None,
        }
    }

    fn grade(verdict: Verdict) -> Grade {
        let id = ExerciseId::new("performance", "lru-cache");
        Grade::of_cases(id, "a.rs".to_owned(), build(), vec![case(verdict)])
    }

    fn batch(grades: Vec<Grade>) -> Batch {
        Batch {
            grader: "0.1.0".to_owned(),
            toolchain: "1.95.0".to_owned(),
            sandbox: SandboxState {
                class: "full".to_owned(),
                missing: Vec::new(),
            },
            started_at: "2026-03-01T12:00:00Z".to_owned(),
            wall: Duration::from_millis(17_733),
            grades,
        }
    }

    #[test]
    fn what_is_waited_for_is_told() {
        let mut check = Check::begin(STYLE);
        let said = |check: &Check| check.summary().0;
        assert_eq!(said(&check), "… building");
        let Check::Running(running) = &mut check else {
            panic!("{check:?}");
        };
        running.take(Event::AttemptStarted {
            attempt: 0,
            exercise: ExerciseId::new("performance", "lru-cache"),
            submission: "a.rs".to_owned(),
            cases: vec!["first".to_owned(), "second".to_owned()],
        });
        assert_eq!(running.summary(), "… building");
        running.take(Event::BuildFinished {
            attempt: 0,
            build: build(),
        });
        assert_eq!(running.summary(), "… 0 of 2 cases");
        running.take(Event::CaseFinished {
            attempt: 0,
            index: 1,
            case: Box::new(case(Verdict::Accepted)),
        });
        assert_eq!(running.summary(), "… 1 of 2 cases");
        running.run_saved(3);
        assert_eq!(running.summary(), "… 3 saved cases");
    }

    #[test]
    fn what_it_came_to_is_told_in_a_line() {
        let said = |all: bool, grades: Vec<Grade>| {
            let mut check = match all {
                true => Check::begin_all(grades.len(), STYLE),
                false => Check::begin(STYLE),
            };
            check.end(batch(grades), &STYLE);
            assert_eq!(check.is_of_all(), all);
            check.summary()
        };
        assert_eq!(
            said(false, vec![grade(Verdict::Accepted)]),
            ("✓ accepted · 1 of 1 point · 17.73 s".to_owned(), Some(true))
        );
        let mut with_saved = grade(Verdict::Accepted);
        with_saved.saved = vec![case(Verdict::Accepted), case(Verdict::WrongAnswer)];
        assert_eq!(
            said(false, vec![with_saved.clone()]),
            (
                "✓ accepted · 1 of 1 point · 1 of 2 saved cases accepted · 17.73 s".to_owned(),
                Some(false)
            )
        );
        assert_eq!(
            said(true, vec![grade(Verdict::Accepted)]),
            ("1 of 1 answer accepted · 17.73 s".to_owned(), Some(true))
        );
        assert_eq!(
            said(true, vec![with_saved, grade(Verdict::WrongAnswer)]),
            (
                "1 of 2 answers accepted · 1 of 2 saved cases accepted · 17.73 s".to_owned(),
                Some(false)
            )
        );
    }

    #[test]
    fn notes_come_after_the_verdict() {
        let mut check = Check::begin(STYLE);
        check.end(batch(vec![grade(Verdict::Accepted)]), &STYLE);
        let before = check.text();
        check.add_notes(
            vec![Note {
                lint: "needless_return".to_owned(),
                message: "unneeded `return` statement".to_owned(),
                line: 3,
                column: 5,
                source: "    return 1;".to_owned(),
                help: Vec::new(),
            }],
            &STYLE,
        );
        let after = check.text();
        assert!(!before.contains("needless_return") && after.contains("needless_return"));
        let end = before.find("next: ").unwrap();
        assert_eq!(after.get(..end), before.get(..end));
    }
}
