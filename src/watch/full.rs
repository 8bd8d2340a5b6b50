//! The loop around the full screen.

use std::sync::mpsc::{Receiver, channel};
use std::thread::Scope;
use std::time::{Duration, Instant};

use ratatui::crossterm::event::{self, Event as Input, KeyEventKind};

use super::changes::Changes;
use super::check::{self, Check};
use super::checker::Checker;
use super::desk::Desk;
use super::screen::{Mode, Page, Screen, Wish};
use super::terminal::{Edited, FullScreen};
use super::{Ended, Setup, Signal, Trouble};
use crate::event::Event;
use crate::sandbox::interrupted;

/// How long the loop waits for a key before it looks for news.
const TICK: Duration = Duration::from_millis(15);

/// How long a file has to be left alone before it is read: editors write in several steps.
const QUIET: Duration = Duration::from_millis(10);

/// Shows the screen until the learner leaves.
pub(super) fn run(setup: Setup<'_>) -> Result<Ended, Trouble> {
    let (sender, signals) = channel();
    let desk = Desk::new(setup.catalogue, setup.workspace, setup.exercise)?;
    let saved = sender.clone();
    let folder = setup.workspace.root().join("solutions");
    let changes = Changes::watch(&folder, setup.look, move |_| {
        // Nobody listens any more when the screen is gone.
        let _ = saved.send(Signal::Saved);
    })?;
    let (entries, at) = desk.entries()?;
    let mut terminal = FullScreen::enter()?;
    let screen = Screen {
        entries,
        at,
        file: String::new(),
        page: Page::Result,
        mode: Mode::Exercise,
        check: Check::None,
        task: String::new(),
        hints: (Vec::new(), 0),
        message: changes
            .looking_because
            .as_ref()
            .map(|because| format!("looking for saved files twice a second: {because}")),
        scroll: 0,
        size: terminal.size()?,
        colour: setup.style.colour,
    };
    let mut sitting = Sitting {
        desk,
        screen,
        checker: Checker::new(setup.engine, sender),
        saved: None,
    };
    std::thread::scope(|scope| {
        let ended = sitting.go(scope, &mut terminal, &signals);
        // Whatever still runs is ended, or the scope would wait for it.
        sitting.checker.stop();
        ended
    })
}

/// A learner before the screen.
struct Sitting<'a> {
    desk: Desk<'a>,
    screen: Screen,
    checker: Checker,
    /// When a file was last heard to change, until it is checked.
    saved: Option<Instant>,
}

impl Sitting<'_> {
    fn go<'scope>(
        &mut self,
        scope: &'scope Scope<'scope, '_>,
        terminal: &mut FullScreen,
        signals: &Receiver<Signal>,
    ) -> Result<Ended, Trouble> {
        self.sit_down()?;
        self.check(scope)?;
        let mut stale = true;
        loop {
            if stale {
                terminal.draw(&self.screen)?;
            }
            stale = false;
            if interrupted() {
                return Ok(Ended::Interrupted);
            }
            if event::poll(TICK)? {
                stale = true;
                match event::read()? {
                    Input::Key(key) if key.kind != KeyEventKind::Release => {
                        if let Some(wish) = self.screen.key(key)
                            && let Some(ended) = self.grant(wish, scope, terminal)?
                        {
                            return Ok(ended);
                        }
                    }
                    Input::Resize(..) => self.resize(terminal.size()?)?,
                    _ => {}
                }
            }
            while let Ok(signal) = signals.try_recv() {
                stale = true;
                self.take(signal)?;
            }
            if self.saved.is_some_and(|at| at.elapsed() >= QUIET) {
                self.saved = None;
                if self.desk.changed() {
                    stale = true;
                    self.screen.turn(Page::Result);
                    self.check(scope)?;
                }
            }
        }
    }

    /// Does what a key wished for. Answers how watching ended, when it did.
    fn grant<'scope>(
        &mut self,
        wish: Wish,
        scope: &'scope Scope<'scope, '_>,
        terminal: &mut FullScreen,
    ) -> Result<Option<Ended>, Trouble> {
        match wish {
            Wish::Leave => return Ok(Some(Ended::Left)),
            Wish::Interrupt => return Ok(Some(Ended::Interrupted)),
            Wish::Check => self.check(scope)?,
            Wish::CheckAll => self.check_all(scope)?,
            Wish::Go(number) => {
                if let Some(id) = self
                    .screen
                    .entries
                    .get(number)
                    .map(|entry| entry.id.clone())
                {
                    match self.desk.take(&id) {
                        Ok(()) => {
                            self.sit_down()?;
                            self.check(scope)?;
                        }
                        Err(trouble) => {
                            let message = format!("`{id}` cannot be opened: {trouble}");
                            self.screen.message = message.lines().next().map(str::to_owned);
                        }
                    }
                }
            }
            Wish::Hint => {
                self.desk.hint()?;
                self.refresh()?;
            }
            Wish::Reset => {
                self.screen.message = Some(self.desk.reset()?);
                self.check(scope)?;
            }
            Wish::Solution => match self.desk.solution()? {
                Some(source) => self.show(source),
                None => {
                    let message = "the solution is shown once yours is accepted; before that: grader solution --anyway";
                    self.screen.message = Some(message.to_owned());
                }
            },
            Wish::Edit => {
                self.screen.message = match terminal.edit(&self.desk.file())? {
                    Edited::Closed => None,
                    Edited::NoEditor => Some(
                        "set EDITOR to the name of your editor, or open the file yourself"
                            .to_owned(),
                    ),
                    Edited::Failed(why) => Some(format!("the editor failed: {why}")),
                };
                self.resize(terminal.size()?)?;
                self.saved = Some(Instant::now());
            }
        }
        Ok(None)
    }

    fn take(&mut self, signal: Signal) -> Result<(), Trouble> {
        match signal {
            Signal::Saved => self.saved = Some(Instant::now()),
            Signal::News(number, event) if self.checker.is_present(number) => self.news(event)?,
            // Of a check that is outdated.
            Signal::News(..) => {}
        }
        Ok(())
    }

    fn news(&mut self, event: Event) -> Result<(), Trouble> {
        let Check::Running(running) = &mut self.screen.check else {
            return Ok(());
        };
        running.take(event);
        if let Some(mut grades) = running.grades() {
            self.desk.record(&mut grades)?;
            self.screen.check = check::done_with(self.checker.batch(grades), &self.screen.style());
            (self.screen.entries, self.screen.at) = self.desk.entries()?;
        }
        Ok(())
    }

    /// Begins a check of the answer at hand.
    fn check<'scope>(&mut self, scope: &'scope Scope<'scope, '_>) -> Result<(), Trouble> {
        match self.desk.attempt() {
            Ok(attempt) => {
                self.checker.begin(scope, vec![attempt])?;
                self.screen.check = Check::begin(1, self.screen.style());
            }
            Err(trouble) => {
                self.checker.stop();
                self.screen.check =
                    Check::Trouble(format!("{trouble}\nr brings the starter back\n"));
            }
        }
        if self.screen.page == Page::Result {
            self.screen.scroll = 0;
        }
        Ok(())
    }

    fn check_all<'scope>(&mut self, scope: &'scope Scope<'scope, '_>) -> Result<(), Trouble> {
        let attempts = self.desk.attempts()?;
        if attempts.is_empty() {
            self.screen.message = Some("no answer was begun yet".to_owned());
            return Ok(());
        }
        self.screen.check = Check::begin(attempts.len(), self.screen.style());
        self.screen.turn(Page::Result);
        self.checker.begin(scope, attempts)?;
        Ok(())
    }

    /// Everything about another exercise.
    fn sit_down(&mut self) -> Result<(), Trouble> {
        (self.screen.entries, self.screen.at) = self.desk.entries()?;
        self.screen.file = crate::submission::shown(&self.desk.file());
        self.screen.check = Check::None;
        // How the starter does is of no interest before the task is read.
        self.screen.turn(match self.desk.is_touched()? {
            true => Page::Result,
            false => Page::Task,
        });
        self.refresh()
    }

    fn resize(&mut self, size: (u16, u16)) -> Result<(), Trouble> {
        self.screen.size = size;
        let style = self.screen.style();
        self.screen.check.resize(&style);
        self.refresh()
    }

    /// Texts in the present width.
    fn refresh(&mut self) -> Result<(), Trouble> {
        let style = self.screen.style();
        self.screen.task = self.desk.task(&style);
        self.screen.hints = (self.desk.hints(&style)?, self.desk.exercise().hints.len());
        Ok(())
    }

    /// Shows a source text in the place of the task.
    fn show(&mut self, source: String) {
        self.screen.task = source;
        self.screen.turn(Page::Task);
    }
}
