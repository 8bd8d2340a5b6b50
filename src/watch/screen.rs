//! What the screen shows and what keys do to it: values, without a terminal and without a clock.
//!
//! A key changes the screen, or wishes for something that only the loop around it can do. News of a check change it
//! too. How it is drawn is said in [`super::view`].

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::check::Check;
use super::list::List;
use super::{keys, styled};
use crate::exercise::ExerciseId;
use crate::progress::State;
use crate::report::{GRADER, Style, Verbosity};

/// An exercise as the screen knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub id: ExerciseId,
    pub title: String,
    /// The topic's title.
    pub topic: String,
    pub state: State,
}

/// What is shown in the middle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// How the answer did.
    Result,
    /// The question and the task.
    Task,
    /// The hints that were shown so far.
    Hints,
    /// The reference solution.
    Solution,
    /// All keys.
    Keys,
}

/// What a key does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mode {
    /// Looks at the exercise.
    Exercise,
    /// Chooses another one.
    List(List),
    /// Asks whether the answer shall begin anew.
    AskReset,
}

/// What the loop is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wish {
    /// Check the current answer again.
    Check,
    /// Check every answer that was started.
    CheckAll,
    /// Go to the exercise of this number.
    Go(usize),
    /// Show one hint more.
    Hint,
    /// Open the answer in an editor.
    Edit,
    /// Put the starter in the answer's place.
    Reset,
    /// Show the reference solution.
    Solution,
    /// Leave.
    Leave,
    /// Leave as after an interrupt.
    Interrupt,
}

/// Everything that is drawn.
#[derive(Debug)]
pub(super) struct Screen {
    pub entries: Vec<Entry>,
    /// The number of the current exercise.
    pub at: usize,
    /// The path of the answer, as it is shown.
    pub file: String,
    pub page: Page,
    pub mode: Mode,
    pub check: Check,
    /// The question and the task, in the width of the screen.
    pub task: String,
    /// The hints shown so far, and how many there are.
    pub hints: (Vec<String>, usize),
    /// The reference solution, as far as it was asked for.
    pub solution: String,
    /// Something to know, until the next key or the next save.
    pub message: Option<String>,
    /// The first row that is seen of the page.
    pub scroll: usize,
    /// Columns and lines of the terminal.
    pub size: (u16, u16),
    pub colour: bool,
}

/// Lines above the page: title, bar, verdict and pages.
const HEAD_LINES: usize = 4;

/// What is asked before the answer begins anew. The keys come first, where a narrow terminal has them too.
const ASK_RESET: &str = "begin anew with the starter? y yes · any other key no · your file is kept";

impl Screen {
    /// How texts in the middle look.
    pub fn style(&self) -> Style {
        Style {
            colour: self.colour,
            width: usize::from(self.size.0),
            verbosity: Verbosity::Normal,
            grader: GRADER,
        }
    }

    /// The current exercise; `None` in an empty catalogue.
    pub fn entry(&self) -> Option<&Entry> {
        self.entries.get(self.at)
    }

    /// How many exercises are accepted.
    pub fn accepted(&self) -> usize {
        let accepted = |entry: &&Entry| entry.state == State::Accepted;
        self.entries.iter().filter(accepted).count()
    }

    /// Has the learner know something, beside what they are to know already.
    pub fn tell(&mut self, what: String) {
        self.message = Some(match self.message.take() {
            Some(before) => format!("{before}; {what}"),
            None => what,
        });
    }

    /// The text of the page.
    pub fn text(&self) -> String {
        match self.page {
            Page::Result => self.check.text(),
            Page::Task => self.task.clone(),
            Page::Hints => self.hints_text(),
            Page::Solution => self.solution.clone(),
            Page::Keys => keys::page(),
        }
    }

    /// A question or a message, which stands at the foot in the place of the keys.
    pub fn said(&self) -> Option<&str> {
        match self.mode {
            Mode::AskReset => Some(ASK_RESET),
            Mode::Exercise | Mode::List(_) => self.message.as_deref(),
        }
    }

    /// Lines at the foot: as many as it takes to say everything, where the terminal has them.
    pub fn foot_height(&self) -> usize {
        let lines = self
            .said()
            .map_or(1, |said| styled::rows(said, self.foot_width()).len());
        let most = usize::from(self.size.1).saturating_sub(HEAD_LINES + 1);
        lines.clamp(1, most.max(1))
    }

    /// Columns at the foot: all but the first.
    pub fn foot_width(&self) -> usize {
        usize::from(self.size.0).saturating_sub(1)
    }

    /// Rows of the page that are seen at once.
    pub fn height(&self) -> usize {
        usize::from(self.size.1).saturating_sub(HEAD_LINES + self.foot_height())
    }

    /// Turns to a page, from its beginning.
    pub fn turn(&mut self, page: Page) {
        self.page = page;
        self.scroll = 0;
    }

    /// What a key does; `None` when the screen has done it already.
    pub fn key(&mut self, key: KeyEvent) -> Option<Wish> {
        self.message = None;
        if key.modifiers.contains(KeyModifiers::CONTROL) && key.code == KeyCode::Char('c') {
            return Some(Wish::Interrupt);
        }
        match &mut self.mode {
            Mode::Exercise => self.key_of_exercise(key.code),
            Mode::List(list) => match list.key(key.code, &self.entries) {
                super::list::Choice::None => None,
                super::list::Choice::Back => {
                    self.mode = Mode::Exercise;
                    None
                }
                super::list::Choice::Go(number) => {
                    self.mode = Mode::Exercise;
                    Some(Wish::Go(number))
                }
            },
            Mode::AskReset => {
                self.mode = Mode::Exercise;
                let sure = matches!(key.code, KeyCode::Char('y' | 'Y'));
                if !sure {
                    self.message = Some("nothing was reset".to_owned());
                }
                sure.then_some(Wish::Reset)
            }
        }
    }

    fn key_of_exercise(&mut self, key: KeyCode) -> Option<Wish> {
        let page = self.height().saturating_sub(1).max(1);
        match key {
            KeyCode::Char('q') => return Some(Wish::Leave),
            KeyCode::Char('c') | KeyCode::Enter => return Some(Wish::Check),
            KeyCode::Char('a') => return Some(Wish::CheckAll),
            KeyCode::Char('e') => return Some(Wish::Edit),
            KeyCode::Char('s') => return Some(Wish::Solution),
            KeyCode::Char('h') => {
                self.turn(Page::Hints);
                return Some(Wish::Hint);
            }
            KeyCode::Char('n') | KeyCode::Right => return self.step(1),
            KeyCode::Char('p') | KeyCode::Left => return self.step(-1),
            KeyCode::Char('l' | '/') => self.mode = Mode::List(List::at(self.at)),
            KeyCode::Char('r') => self.mode = Mode::AskReset,
            KeyCode::Char('?') => self.turn(match self.page {
                Page::Keys => Page::Result,
                _ => Page::Keys,
            }),
            KeyCode::Char('t') => self.turn(match self.page {
                Page::Task => Page::Result,
                _ => Page::Task,
            }),
            KeyCode::Tab => self.turn(match self.page {
                Page::Result => Page::Task,
                Page::Task => Page::Hints,
                Page::Hints | Page::Solution | Page::Keys => Page::Result,
            }),
            KeyCode::Esc => self.turn(Page::Result),
            KeyCode::Up | KeyCode::Char('k') => self.scroll_to(self.scroll.saturating_sub(1)),
            KeyCode::Down | KeyCode::Char('j') => self.scroll_to(self.scroll + 1),
            KeyCode::PageUp => self.scroll_to(self.scroll.saturating_sub(page)),
            KeyCode::PageDown | KeyCode::Char(' ') => self.scroll_to(self.scroll + page),
            KeyCode::Home => self.scroll_to(0),
            KeyCode::End => self.scroll_to(usize::MAX),
            _ => {}
        }
        None
    }

    fn step(&mut self, by: isize) -> Option<Wish> {
        let to = self.at.checked_add_signed(by);
        let to = to.filter(|to| *to < self.entries.len());
        if to.is_none() {
            let which = if by > 0 { "last" } else { "first" };
            self.message = Some(format!("this is the {which} exercise"));
        }
        to.map(Wish::Go)
    }

    fn scroll_to(&mut self, line: usize) {
        let rows = styled::rows(&self.text(), usize::from(self.size.0)).len();
        self.scroll = line.min(rows.saturating_sub(self.height()));
    }

    fn hints_text(&self) -> String {
        let (shown, all) = &self.hints;
        let mut text: String = shown.join("\n");
        text.push_str(&match (shown.len(), *all) {
            (_, 0) => "this exercise has no hints\n".to_owned(),
            (some, all) if some < all => {
                format!("\nthe key h shows one more, of {} left\n", all - some)
            }
            _ => "\nthat was the last hint\n".to_owned(),
        });
        text
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn screen() -> Screen {
        let entry = |topic: &str, slug: &str, state| Entry {
            id: ExerciseId::new(topic, slug),
            title: slug.replace('-', " "),
            topic: topic.to_owned(),
            state,
        };
        Screen {
            entries: vec![
                entry("closures", "closure-capture", State::Accepted),
                entry("performance", "lru-cache", State::Started),
                entry("performance", "memoize", State::NotStarted),
            ],
            at: 1,
            file: "solutions/performance/lru-cache.rs".to_owned(),
            page: Page::Result,
            mode: Mode::Exercise,
            check: Check::None,
            task: (1..=50).map(|line| format!("task {line}\n")).collect(),
            hints: (vec!["1. Look.\n".to_owned()], 2),
            solution: String::new(),
            message: None,
            scroll: 0,
            size: (80, 24),
            colour: false,
        }
    }

    pub fn press(screen: &mut Screen, code: KeyCode) -> Option<Wish> {
        screen.key(KeyEvent::new(code, KeyModifiers::NONE))
    }

    #[test]
    fn keys_wish_for_what_the_screen_cannot_do() {
        for (key, wish) in [
            ('c', Wish::Check),
            ('a', Wish::CheckAll),
            ('e', Wish::Edit),
            ('h', Wish::Hint),
            ('s', Wish::Solution),
            ('n', Wish::Go(2)),
            ('p', Wish::Go(0)),
            ('q', Wish::Leave),
        ] {
            assert_eq!(
                press(&mut screen(), KeyCode::Char(key)),
                Some(wish),
                "{key}"
            );
        }
        let interrupt = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        for mode in [Mode::Exercise, Mode::AskReset, Mode::List(List::at(0))] {
            let mut screen = Screen { mode, ..screen() };
            assert_eq!(screen.key(interrupt), Some(Wish::Interrupt));
        }
    }

    #[test]
    fn there_is_nothing_beyond_the_first_and_the_last() {
        for (at, key, word) in [(0, 'p', "first"), (2, 'n', "last")] {
            let mut screen = Screen { at, ..screen() };
            assert_eq!(press(&mut screen, KeyCode::Char(key)), None);
            assert!(screen.message.unwrap().contains(word));
        }
    }

    #[test]
    fn a_reset_asks_first() {
        let mut screen = screen();
        assert_eq!(press(&mut screen, KeyCode::Char('r')), None);
        assert_eq!(press(&mut screen, KeyCode::Char('q')), None);
        assert_eq!(screen.message.as_deref(), Some("nothing was reset"));
        press(&mut screen, KeyCode::Char('r'));
        assert_eq!(press(&mut screen, KeyCode::Char('y')), Some(Wish::Reset));
    }

    #[test]
    fn a_page_scrolls_as_far_as_its_last_line() {
        let mut screen = screen();
        press(&mut screen, KeyCode::Char('t'));
        assert_eq!(screen.page, Page::Task);
        press(&mut screen, KeyCode::Up);
        assert_eq!(screen.scroll, 0);
        press(&mut screen, KeyCode::PageDown);
        assert_eq!(screen.scroll, 18);
        press(&mut screen, KeyCode::End);
        assert_eq!(screen.scroll, 50 - 19);
        press(&mut screen, KeyCode::Down);
        assert_eq!(screen.scroll, 50 - 19);
        press(&mut screen, KeyCode::Tab);
        assert_eq!((screen.page, screen.scroll), (Page::Hints, 0));
    }

    #[test]
    fn a_line_that_is_wider_than_the_screen_counts_with_all_its_rows() {
        let mut screen = screen();
        screen.size = (40, 10);
        screen.task = "word ".repeat(40);
        screen.turn(Page::Task);
        press(&mut screen, KeyCode::End);
        // Six rows, of which five are seen.
        assert_eq!(screen.scroll, 1);
    }

    #[test]
    fn the_solution_is_no_task() {
        let mut screen = screen();
        screen.solution = "fn main() {}\n".to_owned();
        screen.turn(Page::Solution);
        assert_eq!(screen.text(), "fn main() {}\n");
        press(&mut screen, KeyCode::Char('t'));
        assert!(screen.text().starts_with("task 1\n"));
        screen.turn(Page::Solution);
        press(&mut screen, KeyCode::Tab);
        assert_eq!(screen.page, Page::Result);
    }

    #[test]
    fn hints_say_how_many_are_left() {
        let mut screen = screen();
        screen.turn(Page::Hints);
        assert_eq!(
            screen.text(),
            "1. Look.\n\nthe key h shows one more, of 1 left\n"
        );
        screen.hints = (vec!["1. Look.\n".to_owned()], 1);
        assert!(screen.text().ends_with("last hint\n"));
    }
}
