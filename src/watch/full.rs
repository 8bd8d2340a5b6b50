//! The loop around the full screen. It waits 15 ms at most for a key, and neither builds, runs nor asks clippy anything
//! itself, so that no program keeps a key waiting.

use std::sync::mpsc::{Receiver, channel};
use std::thread::Scope;
use std::time::{Duration, Instant};

use ratatui::crossterm::event::{self, Event as Input, KeyEventKind};

use super::changes::Changes;
use super::check::Check;
use super::checker::{Checker, News};
use super::desk::Desk;
use super::screen::{Mode, Page, Screen, Wish};
use super::terminal::{Edited, FullScreen, is_gone};
use super::{Ended, Setup, Signal, Trouble, in_short};
use crate::cause::chain;
use crate::report::learner_page::moving;
use crate::sandbox::interrupted;
use crate::submission::{ReadError, shown};

/// How long the loop waits for a key before it looks for news.
const TICK: Duration = Duration::from_millis(15);

/// How long a file has to be left alone before it is read: editors write in several steps.
const QUIET: Duration = Duration::from_millis(10);

/// Shows the screen until the learner leaves.
pub(super) fn run(setup: Setup<'_>) -> Result<Ended, Trouble> {
    let (sender, signals) = channel();
    let mut desk = Desk::new(setup.catalogue, setup.workspace, setup.exercise)?;
    let saved = sender.clone();
    let folder = setup.workspace.root().join("solutions");
    let changes = Changes::watch(&folder, setup.look, move |_| {
        // Nobody listens any more when the screen is gone.
        let _ = saved.send(Signal::Saved);
    })?;
    let (entries, at) = desk.entries();
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
        solution: String::new(),
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
        checker: Checker::new(setup.engine, setup.lint, sender),
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
        self.sit_down(scope)?;
        let mut stale = true;
        loop {
            if interrupted() || is_gone() {
                return Ok(Ended::Interrupted);
            }
            if stale {
                self.fit(terminal.size()?);
                terminal.draw(&self.screen)?;
            }
            stale = false;
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
                    // Another size is looked for before everything is drawn.
                    _ => {}
                }
            }
            while let Ok(signal) = signals.try_recv() {
                stale = true;
                self.take(signal);
            }
            if self.saved.is_some_and(|at| at.elapsed() >= QUIET) {
                self.saved = None;
                if self.desk.changed() {
                    stale = true;
                    // What was said of the file before is of an earlier one.
                    self.screen.message = None;
                    self.screen.turn(Page::Result);
                    self.desk.begin();
                    (self.screen.entries, self.screen.at) = self.desk.entries();
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
            Wish::Go(number) => self.go_to(number, scope)?,
            Wish::Hint => {
                self.desk.hint();
                self.refresh();
                self.tell_notes();
            }
            Wish::Reset => match self.desk.reset() {
                Ok(what) => {
                    self.screen.tell(what);
                    self.check_unless_starter(scope)?;
                }
                Err(trouble) => self.screen.tell(in_short(&trouble)),
            },
            Wish::Solution => {
                match self.desk.solution(&self.screen.style()) {
                    Ok(Some(source)) => {
                        self.screen.solution = source;
                        self.screen.turn(Page::Solution);
                    }
                    Ok(None) => self.screen.tell(format!(
                        "the solution is shown once yours is accepted; before that: grader solution {} --anyway",
                        self.desk.exercise().id.slug
                    )),
                    Err(trouble) => self.screen.tell(in_short(&trouble)),
                }
                self.tell_notes();
            }
            Wish::Edit => {
                self.screen.message = match terminal.edit(&self.desk.file())? {
                    Edited::Closed => None,
                    Edited::NoEditor => Some(
                        "set EDITOR to the name of your editor, or open the file yourself"
                            .to_owned(),
                    ),
                    Edited::Failed(why) => Some(format!("the editor failed: {why}")),
                };
                self.saved = Some(Instant::now());
            }
        }
        Ok(None)
    }

    fn take(&mut self, signal: Signal) {
        match signal {
            Signal::Saved => self.saved = Some(Instant::now()),
            Signal::News(number, news) if self.checker.is_latest(number) => self.hear(news),
            // Of a check that is outdated.
            Signal::News(..) => {}
        }
    }

    fn hear(&mut self, news: News) {
        match (news, &mut self.screen.check) {
            (News::Grading(event), Check::Running(running)) => {
                running.take(event);
                if let Some(mut grades) = running.grades() {
                    self.desk.record(&mut grades);
                    let style = self.screen.style();
                    self.screen.check.end(self.checker.batch(grades), &style);
                    (self.screen.entries, self.screen.at) = self.desk.entries();
                    self.tell_notes();
                }
            }
            (News::SavedBegin(cases), Check::Running(running)) => running.run_saved(cases),
            (News::SavedTrouble(why), _) => {
                self.screen.tell(format!("saved cases were not run: {why}"));
            }
            (News::Ended(Some(notes)), _) => {
                let style = self.screen.style();
                self.screen.check.add_notes(notes, &style);
            }
            (News::Ended(None) | News::Grading(_) | News::SavedBegin(_), _) => {}
        }
    }

    /// Goes to the exercise of this number, or stays where it cannot be opened.
    fn go_to<'scope>(
        &mut self,
        number: usize,
        scope: &'scope Scope<'scope, '_>,
    ) -> Result<(), Trouble> {
        let Some(id) = self
            .screen
            .entries
            .get(number)
            .map(|entry| entry.id.clone())
        else {
            return Ok(());
        };
        match self.desk.take(&id) {
            Ok(()) => self.sit_down(scope),
            Err(trouble) => {
                let why = in_short(&trouble);
                self.screen.tell(format!("`{id}` cannot be opened: {why}"));
                Ok(())
            }
        }
    }

    /// Begins a check of the answer at hand.
    fn check<'scope>(&mut self, scope: &'scope Scope<'scope, '_>) -> Result<(), Trouble> {
        match self.desk.hand_in() {
            Ok(answer) => {
                self.checker.begin(scope, answer)?;
                self.screen.check = Check::begin(self.screen.style());
            }
            Err(trouble) => {
                self.checker.stop();
                let advice = match trouble {
                    Trouble::Answer(ReadError::NotFound(_)) => match self.desk.waiting() {
                        Some(waiting) => format!("to move yours there: {}\n", moving(&waiting)),
                        None => "r brings the starter back\n".to_owned(),
                    },
                    _ => String::new(),
                };
                let why = chain(&trouble);
                self.screen.check = Check::Trouble(format!("{why}\n{advice}"));
            }
        }
        if self.screen.page == Page::Result {
            self.screen.scroll = 0;
        }
        Ok(())
    }

    /// Whether there is an answer to tell something of: one that the learner has written something into, or that waits to
    /// be moved.
    fn has_answer(&self) -> bool {
        self.desk.is_touched() || self.desk.waiting().is_some()
    }

    /// Begins a check of an answer that there is something to tell of: how the starter does is known.
    fn check_unless_starter<'scope>(
        &mut self,
        scope: &'scope Scope<'scope, '_>,
    ) -> Result<(), Trouble> {
        if self.has_answer() {
            return self.check(scope);
        }
        self.checker.stop();
        self.desk.look();
        self.screen.check = Check::None;
        Ok(())
    }

    fn check_all<'scope>(&mut self, scope: &'scope Scope<'scope, '_>) -> Result<(), Trouble> {
        let answers = self.desk.hand_in_all();
        if answers.is_empty() {
            self.screen.tell("no answer was started yet".to_owned());
        } else {
            self.screen.check = Check::begin_all(answers.len(), self.screen.style());
            self.screen.turn(Page::Result);
            self.checker.begin_all(scope, answers)?;
        }
        self.tell_notes();
        Ok(())
    }

    /// Everything about another exercise.
    fn sit_down<'scope>(&mut self, scope: &'scope Scope<'scope, '_>) -> Result<(), Trouble> {
        (self.screen.entries, self.screen.at) = self.desk.entries();
        self.screen.file = shown(&self.desk.file());
        // Before it was begun, the task is what there is to see.
        self.screen.turn(match self.has_answer() {
            true => Page::Result,
            false => Page::Task,
        });
        self.refresh();
        self.tell_notes();
        self.check_unless_starter(scope)
    }

    /// Lays everything out anew where the terminal has another size by now.
    fn fit(&mut self, size: (u16, u16)) {
        if self.screen.size == size {
            return;
        }
        self.screen.size = size;
        let style = self.screen.style();
        self.screen.check.resize(&style);
        self.refresh();
    }

    /// Texts in the present width.
    fn refresh(&mut self) {
        let style = self.screen.style();
        self.screen.task = self.desk.task(&style);
        self.screen.hints = (self.desk.hints(&style), self.desk.exercise().hints.len());
    }

    /// Has the learner know what the desk has noted.
    fn tell_notes(&mut self) {
        for note in self.desk.notes() {
            self.screen.tell(note);
        }
    }
}
