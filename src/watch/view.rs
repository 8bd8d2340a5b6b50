//! Draws the screen. Widths are subtracted with saturation: a terminal of any size can be drawn without a panic.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Paragraph};

use super::list::List;
use super::screen::{Entry, Mode, Page, Screen};
use super::{keys, styled};
use crate::report::{progress_page, shorten, shorten_start, width};

/// Columns of a path of which a shorter piece would say nothing.
const PATH: usize = 12;
/// Columns of an exercise's name in the list, where there is room for its title too.
const NAME: usize = 28;

/// Draws everything.
pub(super) fn draw(screen: &Screen, frame: &mut Frame<'_>) {
    let area = frame.area();
    let foot = u16::try_from(screen.foot_height()).unwrap_or(1);
    let [title, bar, verdict, middle, foot] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Length(1),
        Constraint::Min(0),
        Constraint::Length(foot),
    ])
    .areas(area);
    frame.render_widget(title_line(screen, title.width), title);
    frame.render_widget(bar_line(screen, bar.width), bar);
    frame.render_widget(verdict_line(screen, verdict.width), verdict);
    match &screen.mode {
        Mode::List(list) => draw_list(screen, list, frame, middle),
        Mode::Exercise | Mode::AskReset => draw_page(screen, frame, middle),
    }
    frame.render_widget(Clear, foot);
    frame.render_widget(Paragraph::new(foot_lines(screen, foot.width)), foot);
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

fn title_line(screen: &Screen, columns: u16) -> Line<'static> {
    let done = format!(
        "{} of {} accepted ",
        screen.accepted(),
        screen.entries.len()
    );
    let name = screen.entry().map_or_else(
        || " no exercise".to_owned(),
        |entry| format!(" {} · {}", entry.id, entry.title),
    );
    let columns = usize::from(columns);
    let name = shorten(&name, columns.saturating_sub(width(&done) + 1));
    let blanks = columns.saturating_sub(width(&name) + width(&done));
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

/// How the answer does, and its file where there is room for it.
fn verdict_line(screen: &Screen, columns: u16) -> Line<'static> {
    let (words, good) = screen.check.summary();
    let look = match good {
        Some(true) => painted(screen, Color::Green),
        Some(false) => painted(screen, Color::Red),
        None => Style::new(),
    };
    let words = shorten(&format!(" {words}"), usize::from(columns));
    let room = usize::from(columns).saturating_sub(width(&words) + 2);
    let mut spans = vec![Span::styled(words, look.add_modifier(Modifier::BOLD))];
    if !screen.check.is_of_all() && room >= PATH.min(width(&screen.file)) {
        let file = shorten_start(&screen.file, room);
        spans.push(Span::styled(format!("  {file}"), muted()));
    }
    Line::from(spans)
}

fn draw_page(screen: &Screen, frame: &mut Frame<'_>, area: Rect) {
    let [pages, text] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(area);
    let rows = styled::rows(&screen.text(), usize::from(screen.size.0));
    let count = rows.len();
    frame.render_widget(pages_line(screen, count, pages.width), pages);
    let seen: Vec<Line<'static>> = rows
        .into_iter()
        .skip(first_row(screen, count))
        .take(usize::from(text.height))
        .collect();
    frame.render_widget(Paragraph::new(seen), text);
}

/// The pages, and which part of the present one is seen.
fn pages_line(screen: &Screen, rows: usize, columns: u16) -> Line<'static> {
    let (shown, all) = (screen.hints.0.len(), screen.hints.1);
    let mut pages = vec![
        (Page::Result, "result".to_owned()),
        (Page::Task, "task".to_owned()),
        (Page::Hints, format!("hints {shown}/{all}")),
    ];
    match screen.page {
        Page::Solution => pages.push((Page::Solution, "solution".to_owned())),
        Page::Keys => pages.push((Page::Keys, "keys".to_owned())),
        Page::Result | Page::Task | Page::Hints => {}
    }
    let mut spans = Vec::new();
    for (page, name) in pages {
        spans.push(match page == screen.page {
            true => Span::styled(format!("[{name}]"), bold()),
            false => Span::styled(format!(" {name} "), muted()),
        });
        spans.push(Span::raw(" "));
    }
    let mut line = Line::from(spans);
    if rows > screen.height() {
        let room = usize::from(columns).saturating_sub(line.width());
        line.push_span(Span::styled(place(screen, rows, room), muted()));
    }
    line
}

/// The first row that is seen of so many, from 0. On a screen that has grown, the page has fewer rows than before.
fn first_row(screen: &Screen, rows: usize) -> usize {
    screen.scroll.min(rows.saturating_sub(screen.height()))
}

/// Which rows are seen of so many, in as many words as there is room for.
fn place(screen: &Screen, rows: usize, room: usize) -> String {
    let above = first_row(screen, rows);
    let (first, last) = (above + 1, (above + screen.height()).min(rows));
    let arrow = if last < rows { "↓" } else { "↑" };
    let words = [
        format!("  lines {first}–{last} of {rows} · {arrow} scrolls"),
        format!(" {first}–{last}/{rows} {arrow}"),
        format!(" {arrow}"),
    ];
    let fitting = words.into_iter().find(|words| width(words) <= room);
    fitting.unwrap_or_default()
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
        .map(|(number, entry)| list_line(screen, entry, number == list.cursor, rows.width))
        .collect();
    frame.render_widget(Paragraph::new(lines), rows);
}

fn list_line(screen: &Screen, entry: &Entry, under_cursor: bool, columns: u16) -> Line<'static> {
    let pointer = if under_cursor { "> " } else { "  " };
    let mut line = styled::line(&progress_page::state(entry.state, &screen.style()));
    line.spans.insert(0, Span::raw(pointer));
    let room = usize::from(columns).saturating_sub(line.width() + 2);
    let name = shorten(&entry.id.slug, room);
    let room = room.saturating_sub(NAME.max(width(&name)) + 1);
    line.push_span(Span::raw(format!("  {name:<NAME$} ")));
    if room > 1 {
        let title = shorten(&format!("{} · {}", entry.topic, entry.title), room);
        line.push_span(Span::styled(title, muted()));
    }
    match under_cursor {
        true => line.style(Style::new().add_modifier(Modifier::REVERSED)),
        false => line,
    }
}

/// A question, a message, or the keys.
fn foot_lines(screen: &Screen, columns: u16) -> Vec<Line<'static>> {
    if let Some(said) = screen.said() {
        let mut rows = styled::rows(said, screen.foot_width());
        for row in &mut rows {
            row.spans.insert(0, Span::raw(" "));
        }
        return rows.into_iter().map(|row| row.style(bold())).collect();
    }
    if let Mode::List(_) = screen.mode {
        let keys = " ↑ ↓ move · type to search · Enter go there · Esc back";
        return vec![Line::styled(shorten(keys, usize::from(columns)), muted())];
    }
    let mut spans = vec![Span::raw(" ")];
    let mut used = 1;
    for (key, does) in keys::AT_THE_FOOT {
        let long = width(key) + width(does) + 3;
        if used + long > usize::from(columns) {
            break;
        }
        used += long;
        spans.push(Span::styled(key, bold()));
        spans.push(Span::styled(format!(" {does}  "), muted()));
    }
    vec![Line::from(spans)]
}

#[cfg(test)]
mod tests {
    use super::super::check::Check;
    use super::super::screen::tests::{press, screen};
    use super::*;
    use crate::progress::State;
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


         h hint  t task  n next  ? keys  l list  e edit  q quit  p previous
        ");
    }

    #[test]
    fn a_list() {
        let mut screen = screen();
        press(&mut screen, KeyCode::Char('l'));
        press(&mut screen, KeyCode::Char('e'));
        let text = drawn(&mut screen, 80, 9);
        // The words for a state, and so the columns, are those of `grader status`.
        let lines = text.lines().skip(3);
        let lines: Vec<String> = lines
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        let words = State::NotStarted.words();
        assert_eq!(
            lines,
            [
                "search: e▏ 3 found",
                "✓ accepted closure-capture closures · closure capture",
                "> ~ started lru-cache performance · lru cache",
                &format!("· {words} memoize performance · memoize"),
                "",
                "↑ ↓ move · type to search · Enter go there · Esc back",
            ]
        );
        let narrow = drawn(&mut screen, 26, 9);
        assert!(!narrow.contains("closure-capture"), "{narrow}");
        assert!(narrow.contains("  closure-"), "{narrow}");
        assert!(narrow.ends_with(" ↑ ↓ move · type to searc…"), "{narrow}");
    }

    #[test]
    fn a_question_and_a_message() {
        let mut screen = screen();
        press(&mut screen, KeyCode::Char('r'));
        assert!(drawn(&mut screen, 80, 6).contains("y yes · any other key no"));
        let narrow = drawn(&mut screen, 40, 10);
        assert!(
            narrow.ends_with(
                " begin anew with the starter? y yes ·\n ↳ any other key no · your file is kept"
            ),
            "{narrow}"
        );
        press(&mut screen, KeyCode::Char('n'));
        assert!(drawn(&mut screen, 90, 6).ends_with("nothing was reset"));
        screen.tell("word ".repeat(60));
        let text = drawn(&mut screen, 80, 24);
        assert_eq!(text.matches("word").count(), 60, "{text}");
        // More than there is room for: the page keeps a row.
        assert!(drawn(&mut screen, 40, 8).contains("[result]"));
    }

    #[test]
    fn what_is_cut_says_so() {
        let mut screen = screen();
        let narrow = drawn(&mut screen, 30, 8);
        assert!(
            narrow.starts_with(" performance… 1 of 3 accepted\n"),
            "{narrow}"
        );
        assert!(
            narrow.contains("\n not checked yet  …ru-cache.rs\n"),
            "{narrow}"
        );
        screen.check = Check::begin_all(3, screen.style());
        let all = drawn(&mut screen, 80, 8);
        assert!(all.contains("… 0 of 3 answers\n"), "{all}");
    }

    #[test]
    fn the_part_of_a_page_that_is_seen() {
        let mut screen = screen();
        press(&mut screen, KeyCode::Char('t'));
        let pages = |screen: &mut Screen, width| {
            let text = drawn(screen, width, 24);
            text.lines().nth(3).unwrap().to_owned()
        };
        let head = " result  [task]  hints 1/2";
        assert_eq!(
            pages(&mut screen, 80),
            format!("{head}    lines 1–19 of 50 · ↓ scrolls")
        );
        assert_eq!(pages(&mut screen, 40), format!("{head}   1–19/50 ↓"));
        assert_eq!(pages(&mut screen, 30), format!("{head}   ↓"));
        press(&mut screen, KeyCode::End);
        assert_eq!(
            pages(&mut screen, 80),
            format!("{head}    lines 32–50 of 50 · ↑ scrolls")
        );
        // A page that has become shorter is still in sight.
        screen.task = "only this\n".repeat(20);
        assert_eq!(
            pages(&mut screen, 80),
            format!("{head}    lines 2–20 of 20 · ↑ scrolls")
        );
        screen.turn(Page::Solution);
        assert_eq!(
            pages(&mut screen, 80),
            " result   task   hints 1/2  [solution]"
        );
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
