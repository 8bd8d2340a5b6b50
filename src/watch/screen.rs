//! What the screen shows and what keys do to it: values, without a terminal and without a clock.
//!
//! A key changes the screen, or wishes for something that only the loop around it can do. News of a check change it
//! too. How it is drawn is said in [`super::view`].

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::check::Check;
use super::list::List;
use crate::exercise::ExerciseId;
use crate::report::{Style, Verbosity};

/// An exercise as the screen knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub id: ExerciseId,
    pub title: String,
    /// The topic's title.
    pub topic: String,
    pub accepted: bool,
    pub begun: bool,
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
    /// Explains the keys.
    Keys,
}

/// What the loop is to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wish {
    /// Check the current answer again.
    Check,
    /// Check every answer that was begun.
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
    /// Something to know, until the next key.
    pub message: Option<String>,
    /// The first line that is seen of the page.
    pub scroll: usize,
    /// Columns and lines of the terminal.
    pub size: (u16, u16),
    pub colour: bool,
}

/// Lines that are not the page: title, bar, verdict, pages and keys.
const FRAME_LINES: u16 = 5;

impl Screen {
    /// How texts in the middle look.
    pub fn style(&self) -> Style {
        Style {
            colour: self.colour,
            width: usize::from(self.size.0),
            verbosity: Verbosity::Normal,
        }
    }

    /// The current exercise; `None` in an empty catalogue.
    pub fn entry(&self) -> Option<&Entry> {
        self.entries.get(self.at)
    }

    /// How many exercises are accepted.
    pub fn accepted(&self) -> usize {
        self.entries.iter().filter(|entry| entry.accepted).count()
    }

    /// The text of the page.
    pub fn text(&self) -> String {
        match self.page {
            Page::Result => self.check.text(),
            Page::Task => self.task.clone(),
            Page::Hints => self.hints_text(),
        }
    }

    /// Lines of the page that are seen at once.
    pub fn height(&self) -> usize {
        usize::from(self.size.1.saturating_sub(FRAME_LINES))
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
            Mode::Keys => {
                self.mode = Mode::Exercise;
                None
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
            KeyCode::Char('?') => self.mode = Mode::Keys,
            KeyCode::Char('t') => self.turn(match self.page {
                Page::Task => Page::Result,
                Page::Result | Page::Hints => Page::Task,
            }),
            KeyCode::Tab => self.turn(match self.page {
                Page::Result => Page::Task,
                Page::Task => Page::Hints,
                Page::Hints => Page::Result,
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
        let lines = self.text().lines().count();
        self.scroll = line.min(lines.saturating_sub(self.height()));
    }

    fn hints_text(&self) -> String {
        let (shown, all) = &self.hints;
        let mut text: String = shown.join("\n");
        text.push_str(&match (shown.len(), *all) {
            (_, 0) => "this exercise has no hints\n".to_owned(),
            (some, all) if some < all => format!("\n{} more: h\n", all - some),
            _ => "\nthat was the last hint\n".to_owned(),
        });
        text
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn screen() -> Screen {
        let entry = |topic: &str, slug: &str, accepted| Entry {
            id: ExerciseId::new(topic, slug),
            title: slug.replace('-', " "),
            topic: topic.to_owned(),
            accepted,
            begun: accepted,
        };
        Screen {
            entries: vec![
                entry("closures", "closure-capture", true),
                entry("performance", "lru-cache", false),
                entry("performance", "memoize", false),
            ],
            at: 1,
            file: "solutions/performance/lru-cache.rs".to_owned(),
            page: Page::Result,
            mode: Mode::Exercise,
            check: Check::None,
            task: (1..=50).map(|line| format!("task {line}\n")).collect(),
            hints: (vec!["1. Look.\n".to_owned()], 2),
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
        for mode in [Mode::Exercise, Mode::Keys, Mode::List(List::at(0))] {
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
    fn hints_say_how_many_are_left() {
        let mut screen = screen();
        screen.turn(Page::Hints);
        assert_eq!(screen.text(), "1. Look.\n\n1 more: h\n");
        screen.hints = (vec!["1. Look.\n".to_owned()], 1);
        assert!(screen.text().ends_with("last hint\n"));
    }
}
