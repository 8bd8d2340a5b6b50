//! The keys of the screen: what the page of all keys says, and what the line at the foot has room for.

use ratatui::crossterm::event::KeyCode;

/// All keys that do something while an exercise is on the screen, and what they do: all of a row the same, or two of them
/// the opposite.
pub(super) const ALL: [(&[KeyCode], &str); 14] = [
    (&[KeyCode::Char('h')], "show one hint more"),
    (&[KeyCode::Char('t')], "the question and the task, and back"),
    (&[KeyCode::Tab], "the next page: result, task, hints"),
    (&[KeyCode::Esc], "back to the result"),
    (
        &[
            KeyCode::Char('n'),
            KeyCode::Right,
            KeyCode::Char('p'),
            KeyCode::Left,
        ],
        "next and previous exercise",
    ),
    (
        &[KeyCode::Char('l'), KeyCode::Char('/')],
        "list of exercises; type to search, Enter to go there",
    ),
    (&[KeyCode::Char('c'), KeyCode::Enter], "check again"),
    (&[KeyCode::Char('a')], "check every answer that was started"),
    (&[KeyCode::Char('e')], "open the file in $VISUAL or $EDITOR"),
    (
        &[KeyCode::Char('r')],
        "begin anew with the starter (asks; keeps your file)",
    ),
    (
        &[KeyCode::Char('s')],
        "the reference solution, once yours is accepted",
    ),
    (
        &[
            KeyCode::Up,
            KeyCode::Char('k'),
            KeyCode::Down,
            KeyCode::Char('j'),
            KeyCode::PageUp,
            KeyCode::PageDown,
            KeyCode::Char(' '),
            KeyCode::Home,
            KeyCode::End,
        ],
        "scroll",
    ),
    (&[KeyCode::Char('?')], "all keys, and back"),
    (&[KeyCode::Char('q')], "leave, as Ctrl-C does anywhere"),
];

/// What the line at the foot tells, as far as there is room: keys and what they do.
pub(super) const AT_THE_FOOT: [(&str, &str); 11] = [
    ("h", "hint"),
    ("t", "task"),
    ("n", "next"),
    ("?", "keys"),
    ("l", "list"),
    ("e", "edit"),
    ("q", "quit"),
    ("p", "previous"),
    ("a", "check all"),
    ("r", "reset"),
    ("s", "solution"),
];

/// The page of all keys.
pub(super) fn page() -> String {
    /// Columns of the names that stand beside what they do; a longer row of names has a line of its own.
    const NAMES: usize = 9;
    let mut text = "Saving the file checks it. Keys:\n\n".to_owned();
    for (codes, does) in ALL {
        let names = codes.iter().map(name).collect::<Vec<_>>().join(" ");
        match names.chars().count() {
            ..NAMES => text.push_str(&format!("  {names:<NAMES$}{does}\n")),
            _ => text.push_str(&format!("  {names}\n  {:NAMES$}{does}\n", "")),
        }
    }
    text
}

fn name(code: &KeyCode) -> String {
    match code {
        KeyCode::Char(' ') => "Space".to_owned(),
        KeyCode::Char(letter) => letter.to_string(),
        KeyCode::Up => "↑".to_owned(),
        KeyCode::Down => "↓".to_owned(),
        KeyCode::Left => "←".to_owned(),
        KeyCode::Right => "→".to_owned(),
        KeyCode::PageUp => "PgUp".to_owned(),
        KeyCode::PageDown => "PgDn".to_owned(),
        other => format!("{other:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::screen::tests::{press, screen};
    use super::super::screen::{Mode, Page};
    use super::*;

    /// Whether a key does anything, wherever the screen may be.
    fn works(code: KeyCode) -> bool {
        [(Page::Task, 20), (Page::Result, 0)]
            .into_iter()
            .any(|(page, scroll)| {
                let mut screen = screen();
                (screen.page, screen.scroll) = (page, scroll);
                press(&mut screen, code).is_some()
                    || (screen.page, screen.scroll) != (page, scroll)
                    || screen.mode != Mode::Exercise
            })
    }

    #[test]
    fn the_keys_that_are_told_are_those_that_work() {
        let told: Vec<KeyCode> = ALL.iter().flat_map(|(codes, _)| *codes).copied().collect();
        for code in &told {
            assert!(works(*code), "{code} does nothing");
        }
        let named = [
            KeyCode::Enter,
            KeyCode::Esc,
            KeyCode::Tab,
            KeyCode::BackTab,
            KeyCode::Backspace,
            KeyCode::Insert,
            KeyCode::Delete,
            KeyCode::Up,
            KeyCode::Down,
            KeyCode::Left,
            KeyCode::Right,
            KeyCode::PageUp,
            KeyCode::PageDown,
            KeyCode::Home,
            KeyCode::End,
        ];
        let typed = (' '..='~').map(KeyCode::Char);
        let functions = (1..=12).map(KeyCode::F);
        for code in typed.chain(functions).chain(named) {
            assert_eq!(works(code), told.contains(&code), "{code}");
        }
        for (key, _) in AT_THE_FOOT {
            let code = key.chars().map(KeyCode::Char).next().unwrap();
            assert!(told.contains(&code), "{key}");
        }
    }

    #[test]
    fn the_page_for_learners_has_the_same_keys() {
        let page = include_str!("../../docs/learner.md");
        let rows = page.lines().skip_while(|line| *line != "| key | does |");
        let rows: Vec<&str> = rows.take_while(|line| line.starts_with("| ")).collect();
        let told = ALL.iter().map(|(codes, does)| {
            let names: Vec<String> = codes
                .iter()
                .map(|code| format!("`{}`", name(code)))
                .collect();
            let does = does
                .replace("$VISUAL", "`$VISUAL`")
                .replace("$EDITOR", "`$EDITOR`");
            format!("| {} | {does} |", names.join(" "))
        });
        assert_eq!(rows.get(2..).unwrap(), told.collect::<Vec<_>>());
    }
}
