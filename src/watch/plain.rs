//! Watching by lines: for a pipe, a screen reader, or a terminal that does less.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::Scope;
use std::time::Duration;

use super::changes::Changes;
use super::checker::{Checker, News};
use super::desk::Desk;
use super::{Ended, Setup, Signal, Trouble};
use crate::cause::chain;
use crate::event::Event;
use crate::grade::Grade;
use crate::report::learner_page::moving;
use crate::report::{self, Batch, Live, Style};
use crate::sandbox::interrupted;
use crate::submission::shown;

/// How often an interrupt is looked for, and how long a file has to be left alone before it is read.
const TICK: Duration = Duration::from_millis(20);

/// Checks the answer at hand now and after each save, until an interrupt comes.
pub(super) fn run(setup: Setup<'_>, out: &mut impl Write) -> Result<Ended, Trouble> {
    let (sender, signals) = channel();
    let mut desk = Desk::new(setup.catalogue, setup.workspace, setup.exercise)?;
    let saved = sender.clone();
    let folder = setup.workspace.root().join("solutions");
    let changes = Changes::watch(&folder, setup.look, move |_| {
        // Nobody listens any more when the loop has ended.
        let _ = saved.send(Signal::Saved);
    })?;
    let style = setup.style;
    writeln!(out, "watching {}; Ctrl-C leaves", shown(&desk.file()))?;
    if let Some(because) = &changes.looking_because {
        writeln!(out, "looking for saved files twice a second: {because}")?;
    }
    let mut checker = Checker::new(setup.engine, setup.lint, sender);
    std::thread::scope(|scope| {
        let ended = watch(scope, &mut desk, &mut checker, &signals, &style, out);
        // Whatever still runs is ended, or the scope would wait for it.
        checker.stop();
        ended
    })
}

fn watch<'scope>(
    scope: &'scope Scope<'scope, '_>,
    desk: &mut Desk<'_>,
    checker: &mut Checker,
    signals: &Receiver<Signal>,
    style: &Style,
    out: &mut impl Write,
) -> Result<Ended, Trouble> {
    let mut latest: Option<Lines> = None;
    let mut due = desk.is_touched();
    if !due {
        desk.look();
        match desk.waiting() {
            Some(waiting) => writeln!(out, "to move your file there: {}", moving(&waiting))?,
            None => writeln!(out, "it is the starter; save the file to have it checked")?,
        }
    }
    loop {
        tell_notes(desk, out)?;
        if interrupted() {
            return Ok(Ended::Interrupted);
        }
        match signals.recv_timeout(TICK) {
            Ok(Signal::Saved) => {
                due = desk.changed();
                continue;
            }
            Ok(Signal::News(number, news)) => {
                if checker.is_latest(number)
                    && let Some(lines) = &mut latest
                {
                    lines.take(news, desk, checker, out)?;
                }
                continue;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(Ended::Left),
        }
        if std::mem::take(&mut due) {
            writeln!(out)?;
            latest = None;
            checker.stop();
            desk.begin();
            match desk.hand_in() {
                Ok(answer) => {
                    checker.begin(scope, answer)?;
                    latest = Some(Lines::new(style));
                }
                Err(trouble) => writeln!(out, "{}", chain(&trouble))?,
            }
        }
    }
}

fn tell_notes(desk: &mut Desk<'_>, out: &mut impl Write) -> io::Result<()> {
    desk.notes()
        .iter()
        .try_for_each(|note| writeln!(out, "note: {note}"))
}

/// The lines of one check.
struct Lines {
    live: Live,
    style: Style,
    /// What the check came to, once its verdict is written.
    batch: Option<Batch>,
}

impl Lines {
    fn new(style: &Style) -> Lines {
        Lines {
            live: Live::new(*style, 1),
            style: *style,
            batch: None,
        }
    }

    fn take(
        &mut self,
        news: News,
        desk: &mut Desk<'_>,
        checker: &Checker,
        out: &mut impl Write,
    ) -> Result<(), Trouble> {
        match news {
            News::Grading(event) => {
                self.live.take(&event, out)?;
                if let Event::AttemptFinished { grade, .. } = event {
                    let mut grades: Vec<Grade> = vec![*grade];
                    desk.record(&mut grades);
                    let batch = checker.batch(grades);
                    out.write_all(&report::outcome(&batch, &self.style))?;
                    self.batch = Some(batch);
                }
            }
            News::SavedBegin(_) => {}
            News::SavedTrouble(why) => writeln!(out, "note: saved cases were not run: {why}")?,
            News::Ended(notes) => {
                if let Some(batch) = &mut self.batch {
                    if let [grade] = batch.grades.as_mut_slice() {
                        grade.notes = notes;
                    }
                    out.write_all(&report::closing(batch, &self.style))?;
                }
            }
        }
        out.flush()?;
        Ok(())
    }
}
