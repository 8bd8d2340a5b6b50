//! Draws the screen. Whatever the size of the terminal, nothing here counts below zero.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph};

use super::list::List;
use super::screen::{Entry, Mode, Page, Screen};
use super::styled;

/// What the keys do, in the order in which they are told where there is room for some.
const KEYS: [(&str, &str); 11] = [
    ("h", "hint"),
    ("t", "task"),
    ("n", "next"),
    ("l", "list"),
    ("e", "edit"),
    ("q", "quit"),
    ("?", "keys"),
    ("p", "previous"),
    ("a", "check all"),
    ("r", "reset"),
    ("s", "solution"),
];

/// All keys, one a line.
const ALL_KEYS: &str = "\
Saving the file checks it. Keys:

  h        show one hint more
  t        the question and the task, and back
  Tab      the next page: result, task, hints
  n p      next and previous exercise
  l /      list of exercises; type to search, Enter to go there
  c Enter  check again
  a        check every answer that was begun
  e        open the file in $VISUAL or $EDITOR
  r        begin anew with the starter (asks; keeps your file)
  s        the reference solution, once yours is accepted
  ↑ ↓ PgUp PgDn Home End   scroll
  q        leave

Any key goes back.";

/// Draws everything.
pub(super) fn draw(screen: &Screen, frame: &mut Frame<'_>) {
    let area = frame.area();
    let [title, bar, verdict, middle, keys] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Min(0),
        Constraint::Length(1),
    ])
    .areas(area);
    frame.render_widget(title_line(screen, title.width), title);
    frame.render_widget(bar_line(screen, bar.width), bar);
    frame.render_widget(verdict_line(screen), verdict);
    match &screen.mode {
        Mode::List(list) => draw_list(screen, list, frame, middle),
        Mode::Keys => frame.render_widget(Paragraph::new(styled::lines(ALL_KEYS)), middle),
        Mode::Exercise | Mode::AskReset => draw_page(screen, frame, middle),
    }
    frame.render_widget(Clear, keys);
    frame.render_widget(last_line(screen, keys.width), keys);
}

fn bold() -> Style {
    Style::new().add_modifier(Modifier::BOLD)
}

fn muted() -> Style {
    Style::new().add_modifier(Modifier::DIM)
}

/// A look with a colour, where there are colours.
fn painted(screen: &Screen, colour: Color) -> Style {
    match screen.colour {
        true => Style::new().fg(colour),
        false => Style::new(),
    }
}

fn title_line(screen: &Screen, width: u16) -> Line<'static> {
    let done = format!(
        "{} of {} accepted ",
        screen.accepted(),
        screen.entries.len()
    );
    let name = screen.entry().map_or_else(
        || " no exercise".to_owned(),
        |entry| format!(" {} · {}", entry.id, entry.title),
    );
    let room = usize::from(width).saturating_sub(done.chars().count() + 1);
    let name: String = name.chars().take(room).collect();
    let blanks = usize::from(width).saturating_sub(name.chars().count() + done.chars().count());
    Line::from(format!("{name}{}{done}", " ".repeat(blanks)))
        .style(Style::new().add_modifier(Modifier::REVERSED))
}

/// How much of all is accepted, drawn.
fn bar_line(screen: &Screen, width: u16) -> Line<'static> {
    let width = usize::from(width);
    let all = screen.entries.len().max(1);
    let full = screen.accepted() * width / all;
    Line::from(vec![
        Span::styled("━".repeat(full), painted(screen, Color::Green)),
        Span::styled("─".repeat(width.saturating_sub(full)), muted()),
    ])
}

fn verdict_line(screen: &Screen) -> Line<'static> {
    let (words, good) = screen.check.summary();
    let look = match good {
        Some(true) => painted(screen, Color::Green),
        Some(false) => painted(screen, Color::Red),
        None => Style::new(),
    };
    Line::from(vec![
        Span::styled(format!(" {words}"), look.add_modifier(Modifier::BOLD)),
        Span::styled(format!("  {}", screen.file), muted()),
    ])
}

fn draw_page(screen: &Screen, frame: &mut Frame<'_>, area: Rect) {
    let [pages, text] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(area);
    frame.render_widget(pages_line(screen), pages);
    let lines = styled::lines(&screen.text());
    let seen: Vec<Line<'static>> = lines
        .into_iter()
        .skip(screen.scroll)
        .take(usize::from(text.height))
        .collect();
    frame.render_widget(Paragraph::new(seen), text);
}

fn pages_line(screen: &Screen) -> Line<'static> {
    let (shown, all) = (screen.hints.0.len(), screen.hints.1);
    let lines = screen.text().lines().count();
    let mut spans = Vec::new();
    for (page, name) in [
        (Page::Result, "result".to_owned()),
        (Page::Task, "task".to_owned()),
        (Page::Hints, format!("hints {shown}/{all}")),
    ] {
        spans.push(match page == screen.page {
            true => Span::styled(format!("[{name}]"), bold()),
            false => Span::styled(format!(" {name} "), muted()),
        });
        spans.push(Span::raw(" "));
    }
    let last = (screen.scroll + screen.height()).min(lines);
    if lines > screen.height() {
        let place = format!(
            "  lines {}–{last} of {lines} · ↓ scrolls",
            screen.scroll + 1
        );
        spans.push(Span::styled(place, muted()));
    }
    Line::from(spans)
}

fn draw_list(screen: &Screen, list: &List, frame: &mut Frame<'_>, area: Rect) {
    let [search, rows] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(area);
    let found = list.found(&screen.entries);
    frame.render_widget(
        Line::from(vec![
            Span::styled(format!("search: {}", list.search), bold()),
            Span::styled(format!("▏  {} found", found.len()), muted()),
        ]),
        search,
    );
    let height = usize::from(rows.height);
    let place = found
        .iter()
        .position(|number| *number == list.cursor)
        .unwrap_or(0);
    // The cursor stays in the middle, where the list is longer than the screen.
    let first = place
        .saturating_sub(height / 2)
        .min(found.len().saturating_sub(height));
    let lines: Vec<Line<'static>> = found
        .iter()
        .skip(first)
        .take(height)
        .filter_map(|number| Some((*number, screen.entries.get(*number)?)))
        .map(|(number, entry)| list_line(screen, entry, number == list.cursor))
        .collect();
    frame.render_widget(Paragraph::new(lines), rows);
}

fn list_line(screen: &Screen, entry: &Entry, under_cursor: bool) -> Line<'static> {
    let (mark, words, look) = match (entry.accepted, entry.begun) {
        (true, _) => ("✓", "accepted ", painted(screen, Color::Green)),
        (false, true) => ("…", "begun    ", painted(screen, Color::Yellow)),
        (false, false) => (" ", "         ", Style::new()),
    };
    let pointer = if under_cursor { "> " } else { "  " };
    let line = Line::from(vec![
        Span::raw(pointer),
        Span::styled(format!("{mark} {words} "), look),
        Span::raw(format!("{:<28} ", entry.id.slug)),
        Span::styled(format!("{} · {}", entry.topic, entry.title), muted()),
    ]);
    match under_cursor {
        true => line.style(Style::new().add_modifier(Modifier::REVERSED)),
        false => line,
    }
}

/// A question, a message, or the keys.
fn last_line(screen: &Screen, width: u16) -> Line<'static> {
    if screen.mode == Mode::AskReset {
        return Line::styled(
            " begin anew with the starter? your file is kept beside it · y yes · any other key no",
            bold(),
        );
    }
    if let Some(message) = &screen.message {
        return Line::styled(format!(" {message}"), bold());
    }
    if let Mode::List(_) = screen.mode {
        return Line::styled(
            " ↑ ↓ move · type to search · Enter go there · Esc back",
            muted(),
        );
    }
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1;
    for (key, does) in KEYS {
        let long = key.chars().count() + does.chars().count() + 3;
        if used + long > usize::from(width) {
            break;
        }
        used += long;
        spans.push(Span::styled(key, bold()));
        spans.push(Span::styled(format!(" {does}  "), muted()));
    }
    Line::from(spans)
}

#[cfg(test)]
mod tests {
    use super::super::screen::tests::{press, screen};
    use super::*;
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;
    use ratatui::crossterm::event::KeyCode;

    fn terminal(screen: &mut Screen, width: u16, height: u16) -> Terminal<TestBackend> {
        screen.size = (width, height);
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| draw(screen, frame)).unwrap();
        terminal
    }

    fn drawn(screen: &mut Screen, width: u16, height: u16) -> String {
        let text = terminal(screen, width, height).backend().to_string();
        let lines = text.lines().map(|line| line.trim_matches('"').trim_end());
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn an_exercise() {
        let mut screen = screen();
        screen.task = "How would you build it?\n\nWrite a cache.\n".to_owned();
        press(&mut screen, KeyCode::Char('t'));
        insta::assert_snapshot!(drawn(&mut screen, 80, 10), @r"
         performance/lru-cache · lru cache                              1 of 3 accepted
        ━━━━━━━━━━━━━━━━━━━━━━━━━━──────────────────────────────────────────────────────
         not checked yet  solutions/performance/lru-cache.rs
         result  [task]  hints 1/2
        How would you build it?

        Write a cache.


         h hint  t task  n next  l list  e edit  q quit  ? keys  p previous
        ");
    }

    #[test]
    fn a_list() {
        let mut screen = screen();
        press(&mut screen, KeyCode::Char('l'));
        press(&mut screen, KeyCode::Char('e'));
        insta::assert_snapshot!(drawn(&mut screen, 80, 9), @r"
         performance/lru-cache · lru cache                              1 of 3 accepted
        ━━━━━━━━━━━━━━━━━━━━━━━━━━──────────────────────────────────────────────────────
         not checked yet  solutions/performance/lru-cache.rs
        search: e▏  3 found
          ✓ accepted  closure-capture              closures · closure capture
        >             lru-cache                    performance · lru cache
                      memoize                      performance · memoize

         ↑ ↓ move · type to search · Enter go there · Esc back
        ");
    }

    #[test]
    fn the_page_for_learners_has_the_same_keys() {
        let page = include_str!("../../docs/learner.md").replace('`', "");
        let mut told = 0;
        for line in ALL_KEYS.lines().filter(|line| line.starts_with("  ")) {
            let (keys, does) = line.trim().split_once("  ").unwrap();
            let row = format!("| {keys} | {} |", does.trim());
            assert!(page.contains(&row), "{row}");
            told += 1;
        }
        assert_eq!(told, 12);
    }

    #[test]
    fn a_question_and_a_message() {
        let mut screen = screen();
        press(&mut screen, KeyCode::Char('r'));
        assert!(drawn(&mut screen, 90, 6).ends_with("y yes · any other key no"));
        press(&mut screen, KeyCode::Char('n'));
        assert!(drawn(&mut screen, 90, 6).ends_with("nothing was reset"));
    }

    #[test]
    fn every_size_can_be_drawn() {
        let modes = [
            KeyCode::Esc,
            KeyCode::Char('t'),
            KeyCode::Char('h'),
            KeyCode::Char('l'),
            KeyCode::Char('?'),
            KeyCode::Char('r'),
        ];
        for mode in modes {
            for (width, height) in (0..12).flat_map(|w| (0..12).map(move |h| (w * 7, h * 2))) {
                let mut screen = screen();
                press(&mut screen, mode);
                screen.scroll = 30;
                terminal(&mut screen, width, height);
                press(&mut screen, KeyCode::PageDown);
                press(&mut screen, KeyCode::End);
                terminal(&mut screen, width, height);
            }
        }
        let mut empty = screen();
        empty.entries.clear();
        terminal(&mut empty, 0, 0);
        terminal(&mut empty, 80, 24);
    }
}
