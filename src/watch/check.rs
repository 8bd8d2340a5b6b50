//! A check as the screen sees it: not begun, under way, or done.

use crate::event::Event;
use crate::grade::Grade;
use crate::report::{self, Batch, Format, Live, Style};
use crate::verdict::Verdict;

/// How the current answer does.
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
    },
    /// There is nothing to check, for this reason.
    Trouble(String),
}

/// A check that is under way.
#[derive(Debug)]
pub(super) struct Running {
    live: Live,
    text: Vec<u8>,
    /// Attempts that are being made.
    attempts: usize,
    /// Cases of all attempts that began.
    cases: usize,
    ended: usize,
    grades: Vec<(usize, Grade)>,
}

impl Check {
    /// A check of this many answers begins.
    pub fn begin(attempts: usize, style: Style) -> Check {
        Check::Running(Running {
            live: Live::new(style, attempts),
            text: Vec::new(),
            attempts,
            cases: 0,
            ended: 0,
            grades: Vec::new(),
        })
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

    /// Lays the text out anew for another width.
    pub fn resize(&mut self, style: &Style) {
        if let Check::Done { batch, text } = self {
            *text = page(batch, style);
        }
    }

    /// One line that says how it stands, and whether that is good.
    pub fn summary(&self) -> (String, Option<bool>) {
        match self {
            Check::None => ("not checked yet".to_owned(), None),
            Check::Running(running) => (running.summary(), None),
            Check::Done { batch, .. } => done(batch),
            Check::Trouble(_) => ("not checked".to_owned(), Some(false)),
        }
    }
}

impl Running {
    /// Takes a piece of news.
    pub fn take(&mut self, event: Event) {
        // Writing to memory does not fail.
        let _ = self.live.take(&event, &mut self.text);
        match event {
            Event::AttemptStarted { cases, .. } => self.cases += cases.len(),
            Event::BuildFinished { .. } => {}
            Event::CaseFinished { .. } => self.ended += 1,
            Event::AttemptFinished { attempt, grade } => self.grades.push((attempt, *grade)),
        }
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
        match (self.attempts, self.cases) {
            (1, 0) | (1, _) if self.ended == 0 => "… building".to_owned(),
            (1, cases) => format!("… {} of {cases} cases", self.ended),
            (many, _) => format!("… {} of {many} answers", self.grades.len()),
        }
    }
}

/// A check that ended, as it is shown.
pub(super) fn done_with(batch: Batch, style: &Style) -> Check {
    Check::Done {
        text: page(&batch, style),
        batch: Box::new(batch),
    }
}

fn page(batch: &Batch, style: &Style) -> String {
    String::from_utf8_lossy(&report::render(Format::Human, batch, style)).into_owned()
}

fn done(batch: &Batch) -> (String, Option<bool>) {
    let millis = batch.wall.as_millis();
    match batch.grades.as_slice() {
        [grade] => {
            let good = grade.verdict == Verdict::Accepted;
            let glyph = if good { "✓" } else { "✗" };
            let words = grade.verdict.words();
            let points = format!("{} of {} points", grade.points(), grade.max_points());
            (
                format!("{glyph} {words} · {points} · {millis} ms"),
                Some(good),
            )
        }
        grades => {
            let accepted = grades
                .iter()
                .filter(|grade| grade.verdict == Verdict::Accepted)
                .count();
            let all = grades.len();
            (
                format!("{accepted} of {all} answers accepted · {millis} ms"),
                Some(accepted == all),
            )
        }
    }
}
