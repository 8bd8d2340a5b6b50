//! The list of exercises, narrowed by what is typed.

use ratatui::crossterm::event::KeyCode;

use super::screen::Entry;

/// What is being chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct List {
    /// What was typed: words that an exercise's name, title or topic has.
    pub search: String,
    /// The number of the exercise under the cursor.
    pub cursor: usize,
}

/// What a key in the list comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Choice {
    /// The list stays.
    None,
    /// Back to the exercise.
    Back,
    /// To the exercise of this number.
    Go(usize),
}

impl List {
    /// The whole list, with the cursor at an exercise.
    pub fn at(cursor: usize) -> List {
        List {
            search: String::new(),
            cursor,
        }
    }

    /// The numbers of the exercises that fit what was typed.
    pub fn found(&self, entries: &[Entry]) -> Vec<usize> {
        let words: Vec<String> = self
            .search
            .split_whitespace()
            .map(str::to_lowercase)
            .collect();
        let fits = |entry: &Entry| {
            let text = format!("{} {} {}", entry.id, entry.title, entry.topic).to_lowercase();
            words.iter().all(|word| text.contains(word))
        };
        (0..entries.len())
            .filter(|number| entries.get(*number).is_some_and(fits))
            .collect()
    }

    /// What a key does: letters are part of the search.
    pub fn key(&mut self, key: KeyCode, entries: &[Entry]) -> Choice {
        match key {
            KeyCode::Esc => return Choice::Back,
            KeyCode::Enter => {
                let found = self.found(entries);
                return match found.contains(&self.cursor) {
                    true => Choice::Go(self.cursor),
                    false => Choice::None,
                };
            }
            KeyCode::Up => self.step(entries, -1),
            KeyCode::Down => self.step(entries, 1),
            KeyCode::PageUp => self.step(entries, -10),
            KeyCode::PageDown => self.step(entries, 10),
            KeyCode::Backspace => {
                self.search.pop();
                self.step(entries, 0);
            }
            KeyCode::Char(c) => {
                self.search.push(c);
                self.step(entries, 0);
            }
            _ => {}
        }
        Choice::None
    }

    /// Moves the cursor among what was found; onto the first of it, when the cursor stands at none.
    fn step(&mut self, entries: &[Entry], by: isize) {
        let found = self.found(entries);
        let place = found.iter().position(|number| *number == self.cursor);
        let last = found.len().saturating_sub(1);
        let to = place.map_or(0, |place| place.saturating_add_signed(by).min(last));
        if let Some(number) = found.get(to) {
            self.cursor = *number;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::screen::tests::screen;
    use super::*;

    fn typed(list: &mut List, text: &str) {
        let entries = screen().entries;
        for c in text.chars() {
            list.key(KeyCode::Char(c), &entries);
        }
    }

    #[test]
    fn what_is_typed_narrows_the_list() {
        let entries = screen().entries;
        let mut list = List::at(0);
        typed(&mut list, "perf mem");
        assert_eq!(list.found(&entries), [2]);
        assert_eq!(list.key(KeyCode::Enter, &entries), Choice::Go(2));
        typed(&mut list, "x");
        assert!(list.found(&entries).is_empty());
        assert_eq!(list.key(KeyCode::Enter, &entries), Choice::None);
        list.key(KeyCode::Backspace, &entries);
        assert_eq!(list.found(&entries), [2]);
        assert_eq!(list.key(KeyCode::Esc, &entries), Choice::Back);
    }

    #[test]
    fn the_cursor_moves_among_what_was_found() {
        let entries = screen().entries;
        let mut list = List::at(1);
        list.key(KeyCode::Down, &entries);
        assert_eq!(list.cursor, 2);
        list.key(KeyCode::Down, &entries);
        assert_eq!(list.cursor, 2);
        list.key(KeyCode::PageUp, &entries);
        assert_eq!(list.cursor, 0);
        typed(&mut list, "lru");
        assert_eq!(list.cursor, 1);
    }

    #[test]
    fn an_empty_catalogue_has_nothing_to_choose() {
        let mut list = List::at(0);
        assert_eq!(list.key(KeyCode::Down, &[]), Choice::None);
        assert_eq!(list.key(KeyCode::Enter, &[]), Choice::None);
    }
}
