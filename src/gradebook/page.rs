//! What the pages for browsers have in common: their frame, their looks, and how a verdict is shown.
//!
//! A page is one file without scripts that asks no network for anything, in light or dark as the reader's system is.
//! Nothing is told by colour alone: beside each colour there is a sign, and beside each sign there are words.

use crate::escape;
use crate::verdict::Verdict;

/// The looks of all pages.
const STYLE: &str = include_str!("style.css");

/// What something that is expected of a student came to, as pages show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Look {
    /// The class of its colour.
    pub class: &'static str,
    /// Its sign.
    pub glyph: &'static str,
    /// Its words.
    pub words: &'static str,
}

/// What was not handed in.
pub(super) const MISSING: Look = Look {
    class: "missing",
    glyph: "–",
    words: "missing",
};

/// What was handed in and has no grade.
pub(super) const UNGRADED: Look = Look {
    class: "ungraded",
    glyph: "?",
    words: "not graded",
};

/// The verdicts in the order of pages, from good to bad; those that never stand for a graded submission are left out.
pub(super) const SHOWN: [Verdict; 9] = [
    Verdict::Accepted,
    Verdict::WrongAnswer,
    Verdict::RuntimeError,
    Verdict::TimeLimit,
    Verdict::MemoryLimit,
    Verdict::OutputLimit,
    Verdict::CompileError,
    Verdict::SandboxViolation,
    Verdict::Rejected,
];

/// How a verdict looks.
pub(super) fn look(verdict: Verdict) -> Look {
    let (class, glyph) = match verdict {
        Verdict::Accepted => ("accepted", "✓"),
        Verdict::WrongAnswer => ("wrong", "≠"),
        Verdict::RuntimeError => ("runtime", "!"),
        Verdict::TimeLimit => ("limit", "T"),
        Verdict::MemoryLimit => ("limit", "M"),
        Verdict::OutputLimit => ("limit", "O"),
        Verdict::CompileError => ("compile", "C"),
        Verdict::SandboxViolation => ("refused", "S"),
        Verdict::Rejected => ("refused", "R"),
        Verdict::Skipped => ("missing", "·"),
        Verdict::InternalError => ("ungraded", "?"),
    };
    Look {
        class,
        glyph,
        words: verdict.words(),
    }
}

/// The beginning of a page, up to its body. The title is plain text. What follows is HTML and goes behind it: the page of
/// a large class has megabytes, which nobody copies.
pub(super) fn opened(title: &str) -> String {
    let title = escape::html(title);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    )
}

/// The whole page.
pub(super) fn closed(mut page: String) -> Vec<u8> {
    page.push_str("</body>\n</html>\n");
    page.into_bytes()
}

/// Text on one line of a page.
pub(super) fn line(text: &str) -> String {
    escape::html(&escape::line(text))
}

/// Text in backquotes as code, the rest as it is.
pub(super) fn prose(text: &str) -> String {
    let pieces = escape::line(text);
    let pieces: Vec<&str> = pieces.split('`').collect();
    let paired = pieces.len() % 2 == 1;
    let shown = pieces.iter().enumerate().map(|(place, piece)| {
        let piece = escape::html(piece);
        match (place % 2, paired) {
            (1, true) => format!("<code>{piece}</code>"),
            (_, true) => piece,
            (0, false) if place == 0 => piece,
            (_, false) => format!("`{piece}"),
        }
    });
    shown.collect()
}

/// A part of a whole in per cent, with one digit behind the point.
pub(super) fn percent(part: usize, whole: usize) -> String {
    let thousandths = (part * 1000 + whole / 2).checked_div(whole).unwrap_or(0);
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// The signs with their words.
pub(super) fn legend(looks: &[Look]) -> String {
    let items = looks.iter().map(|look| {
        format!(
            "<li><span class=\"key {}\" aria-hidden=\"true\">{}</span>{}</li>",
            look.class, look.glyph, look.words
        )
    });
    format!(
        "<ul class=\"legend\" aria-label=\"Signs\">{}</ul>\n",
        items.collect::<String>()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verdict_has_a_sign_of_its_own() {
        let mut glyphs: Vec<&str> = Verdict::ALL.map(|verdict| look(verdict).glyph).to_vec();
        glyphs.push(MISSING.glyph);
        let count = glyphs.len();
        glyphs.sort_unstable();
        glyphs.dedup();
        assert_eq!(glyphs.len(), count);
    }

    #[test]
    fn code_in_prose_is_marked_and_nothing_else() {
        assert_eq!(prose("use `a<b>` here"), "use <code>a&lt;b&gt;</code> here");
        assert_eq!(prose("one ` alone"), "one ` alone");
        assert_eq!(prose("<b>"), "&lt;b&gt;");
    }

    #[test]
    fn a_share_has_one_digit() {
        assert_eq!(percent(1, 3), "33.3%");
        assert_eq!(percent(2, 2), "100.0%");
        assert_eq!(percent(0, 0), "0.0%");
    }
}
