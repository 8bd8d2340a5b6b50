//! Draws problems as rustc draws its errors: file, line and column, the line itself, a caret with what was
//! expected, and help.
//!
//! An exercise may come from anyone, and its text ends up on a terminal. Control characters and characters
//! that change the direction of writing are therefore shown as visible symbols, never written as they are.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::problem::Problem;
use crate::escape;

/// Draws the problems one below the other, each followed by a blank line.
///
/// `width` is that of the terminal in columns; source lines are cut to it, messages are not.
pub fn render(problems: &[Problem], colour: bool, width: usize) -> String {
    // Below forty columns nothing of a source line would be left.
    let width = width.max(40);
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    }
    .term_width(width);
    problems
        .iter()
        .map(|problem| {
            let mut drawn = renderer.render(&[group(problem)]);
            drawn.push_str("\n\n");
            drawn
        })
        .collect()
}

fn group(problem: &Problem) -> Group<'static> {
    let title = Level::ERROR.primary_title(visible_line(&problem.message));
    let path = visible_line(&problem.file);
    let mut group = match &problem.source {
        Some(source) => title.element(snippet(problem, source).path(path)),
        None => title.element(annotate_snippets::Origin::path(path)),
    };
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.message(visible_line(help)));
    }
    group
}

/// The lines from the first place to the last, with their carets.
fn snippet(
    problem: &Problem,
    source: &str,
) -> Snippet<'static, annotate_snippets::Annotation<'static>> {
    let related = problem.related.as_ref().map(|(span, _)| span.clone());
    let first = related
        .iter()
        .map(|span| span.start)
        .fold(problem.span.start, usize::min);
    let last = related
        .iter()
        .map(|span| span.start)
        .fold(problem.span.start, usize::max);
    let start = source[..first].rfind('\n').map_or(0, |newline| newline + 1);
    let end = source[last..]
        .find('\n')
        .map_or(source.len(), |newline| last + newline);
    let window = &source[start..end];

    // Symbols are longer than the characters they stand for, so places are measured in what is drawn. A place
    // that spans several lines is pointed at by its first line: the caret says where, not how far.
    let drawn = |span: &Range<usize>| {
        let from = (span.start - start).min(window.len());
        let line_end = window[from..]
            .find('\n')
            .map_or(window.len(), |newline| from + newline);
        let to = span.end.saturating_sub(start).clamp(from, line_end);
        let from_drawn = visible(&window[..from]).len();
        from_drawn..from_drawn + visible(&window[from..to]).len()
    };
    let mut primary = AnnotationKind::Primary.span(drawn(&problem.span));
    if let Some(expected) = &problem.expected {
        primary = primary.label(visible_line(expected));
    }
    let line_start = source[..start].matches('\n').count() + 1;
    let snippet = Snippet::source(visible(window))
        .line_start(line_start)
        .annotation(primary);
    match &problem.related {
        Some((span, label)) => snippet.annotation(
            AnnotationKind::Context
                .span(drawn(span))
                .label(visible_line(label)),
        ),
        None => snippet,
    }
}

/// Text of several lines with nothing in it that a terminal would obey.
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\n' | '\t' => shown.push(character),
            // Files written on Windows: a part of the line's end, not of the line.
            '\r' if matches!(characters.peek(), Some('\n') | None) => {}
            _ => shown.push(symbol(character)),
        }
    }
    shown
}

/// As [`visible`], for text that must stay on one line.
pub fn visible_line(text: &str) -> String {
    text.chars().map(symbol).collect()
}

fn symbol(character: char) -> char {
    match character {
        // The block of control pictures stands in the order of the characters that it depicts.
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        other if escape::is_invisible(other) => '\u{fffd}',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn problem(source: &str, word: &str) -> Problem {
        let start = source.find(word).unwrap();
        Problem::at(
            "exercise.yaml",
            &Arc::from(source),
            start..start + word.len(),
            "something is wrong",
        )
    }

    #[test]
    fn a_problem_is_drawn_as_rustc_would() {
        let mut problem = problem("format: 1\ntitel: A title\n", "titel");
        problem
            .expected("expected `title`")
            .help("did you mean `title`?");
        insta::assert_snapshot!(render(&[problem], false, 80), @r"
        error: something is wrong
         --> exercise.yaml:2:1
          |
        2 | titel: A title
          | ^^^^^ expected `title`
          |
          = help: did you mean `title`?
        ");
    }

    #[test]
    fn a_second_place_is_drawn_too_and_lines_between_are_left_out() {
        let source = "a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\nA: 7\n";
        let mut problem = problem(source, "A");
        problem.related(&(0..1), "first here");
        insta::assert_snapshot!(render(&[problem], false, 80), @r"
        error: something is wrong
         --> exercise.yaml:7:1
          |
        1 | a: 1
          | - first here
        ...
        7 | A: 7
          | ^
        ");
    }

    #[test]
    fn a_problem_of_a_whole_file_has_no_line() {
        insta::assert_snapshot!(render(&[Problem::of_file("exercise.yaml", "is empty")], false, 80), @r"
        error: is empty
        --> exercise.yaml
        ");
    }

    #[test]
    fn nothing_that_a_terminal_would_obey_is_written() {
        let hostile = "a\x1b[2J\u{9b}31m\u{202e}\x07\r\u{2028}z\u{ad}\u{e0041}";
        let mut problem = problem(&format!("{hostile}: x\r\n"), "x");
        problem.message = hostile.to_owned();
        problem.file = format!("{hostile}.yaml");
        problem
            .expected(hostile)
            .help(hostile)
            .related(&(0..1), hostile);
        let drawn = render(&[problem], false, 80);
        let obeyed = |c: char| c.is_control() && c != '\n' || escape::is_invisible(c);
        assert!(!drawn.contains(obeyed), "{drawn:?}");
        assert!(drawn.contains("a␛[2J�31m�␇␍�z��: x\n"), "{drawn}");
    }

    #[test]
    fn a_caret_stands_below_its_word_behind_symbols_and_wide_characters() {
        let drawn = render(&[problem("\u{9b}\u{9b}語: x\n", "x")], false, 80);
        let lines: Vec<&str> = drawn.lines().collect();
        assert_eq!(lines[3..5], ["1 | ��語: x", "  |       ^"]);
    }

    #[test]
    fn a_very_long_line_is_cut_to_the_width() {
        let source = format!("{}here{}\n", "x".repeat(5_000), "y".repeat(5_000));
        let drawn = render(&[problem(&source, "here")], false, 80);
        assert!(
            drawn.lines().all(|line| line.chars().count() <= 90),
            "{drawn}"
        );
        assert!(drawn.contains("here"));
    }

    #[test]
    fn colours_come_only_on_demand() {
        let problem = problem("a: 1\n", "a");
        assert!(render(std::slice::from_ref(&problem), true, 80).contains('\x1b'));
        assert!(!render(&[problem], false, 80).contains('\x1b'));
    }
}
