//! Watching by lines: for a pipe, a screen reader, or a terminal that does less.

use std::io::Write;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use super::changes::Changes;
use super::checker::Checker;
use super::desk::Desk;
use super::{Ended, Setup, Signal, Trouble};
use crate::event::Event;
use crate::grade::Grade;
use crate::report::{self, Live, Style};
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
    let mut checker = Checker::new(setup.engine, sender);
    std::thread::scope(|scope| {
        let mut due = true;
        let mut present: Option<Lines> = None;
        let ended = loop {
            if interrupted() {
                break Ok(Ended::Interrupted);
            }
            match signals.recv_timeout(TICK) {
                Ok(Signal::Saved) => {
                    due = desk.changed();
                    continue;
                }
                Ok(Signal::News(number, event)) => {
                    if checker.is_present(number)
                        && let Some(lines) = &mut present
                        && let Err(error) = lines.take(event, &desk, &checker, &style, out)
                    {
                        break Err(error);
                    }
                    continue;
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break Ok(Ended::Left),
            }
            if std::mem::take(&mut due) {
                writeln!(out)?;
                present = None;
                checker.stop();
                match desk.attempt() {
                    Ok(attempt) => {
                        checker.begin(scope, vec![attempt])?;
                        present = Some(Lines::new(&style));
                    }
                    Err(trouble) => writeln!(out, "{trouble}")?,
                }
            }
        };
        checker.stop();
        ended
    })
}

/// The lines of one check.
struct Lines {
    live: Live,
}

impl Lines {
    fn new(style: &Style) -> Lines {
        Lines {
            live: Live::new(*style, 1),
        }
    }

    fn take(
        &mut self,
        event: Event,
        desk: &Desk<'_>,
        checker: &Checker,
        style: &Style,
        out: &mut impl Write,
    ) -> Result<(), Trouble> {
        self.live.take(&event, out)?;
        if let Event::AttemptFinished { grade, .. } = event {
            let mut grades: Vec<Grade> = vec![*grade];
            desk.record(&mut grades)?;
            let batch = checker.batch(grades);
            out.write_all(&report::details(&batch, style))?;
        }
        out.flush()?;
        Ok(())
    }
}
