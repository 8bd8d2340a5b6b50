//! Pieces of HTML that are also XML: text that means nothing but itself, and the elements that every part uses.

use crate::report::style::{GRADER, Style, Verbosity};
use crate::report::{escape, mark};
use crate::verdict::Verdict;

const PLAIN: Style = Style {
    colour: false,
    width: 100,
    verbosity: Verbosity::Normal,
    grader: GRADER,
};

/// Text between tags or within a quoted attribute. What a browser would obey or hide is shown as letters, and so are tabs.
pub(super) fn text(text: &str) -> String {
    escape::html(&text.replace('\t', "\\t"))
}

/// The verdict in words with its sign: the colour says nothing that they do not say.
pub(super) fn verdict(verdict: Verdict) -> String {
    let class = match verdict {
        Verdict::Accepted => "good",
        Verdict::Skipped => "flat",
        Verdict::InternalError => "warn",
        _ => "bad",
    };
    format!(
        "<span class=\"verdict {class}\"><span aria-hidden=\"true\">{}</span> {}</span>",
        sign(verdict),
        text(verdict.words())
    )
}

/// The sign of a verdict.
pub(super) fn sign(verdict: Verdict) -> String {
    mark::mark(verdict, &PLAIN)
}

/// A block of text as it is; lines that are too long are broken.
pub(super) fn pre(block: &str) -> String {
    format!("<pre>{}</pre>\n", text(block))
}

/// A block in which things stand below each other, such as carets below a word: lines that are too long scroll, which
/// the keyboard can do as well.
pub(super) fn drawn(label: &str, block: &str) -> String {
    format!(
        "<pre class=\"drawn\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">{}</pre>\n",
        text(label),
        text(block)
    )
}

/// A table of attempts or cases. Its headings are those of the columns; each row brings its own elements.
///
/// The roles are what the elements have anyway. A narrow screen lays rows out as blocks, and some screen readers then
/// forget that they are rows unless it is said.
pub(super) fn table(caption: &str, headings: &[(&str, &str)], rows: &[Row]) -> String {
    let headings: String = headings
        .iter()
        .map(|(class, heading)| {
            format!(
                "<th scope=\"col\" role=\"columnheader\"{}>{heading}</th>",
                class_of(class)
            )
        })
        .collect();
    let rows: String = rows.iter().map(Row::html).collect();
    format!(
        "<table class=\"list\" role=\"table\">\n<caption class=\"unseen\">{}</caption>\n\
         <thead role=\"rowgroup\"><tr role=\"row\">{headings}</tr></thead>\n\
         <tbody role=\"rowgroup\">\n{rows}</tbody>\n</table>\n",
        text(caption)
    )
}

/// One row of a table: pieces of HTML, each with its class.
pub(super) struct Row {
    /// What the row is about.
    pub heading: String,
    /// The other cells.
    pub cells: Vec<(&'static str, String)>,
}

impl Row {
    fn html(&self) -> String {
        let cells: String = self
            .cells
            .iter()
            .map(|(class, cell)| format!("<td role=\"cell\"{}>{cell}</td>", class_of(class)))
            .collect();
        format!(
            "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">{}</th>{cells}</tr>\n",
            self.heading
        )
    }
}

fn class_of(class: &str) -> String {
    match class {
        "" => String::new(),
        class => format!(" class=\"{class}\""),
    }
}

/// A part that a reader opens and closes.
pub(super) fn details(open: bool, summary: &str, content: &str) -> String {
    let open = if open { " open=\"\"" } else { "" };
    format!("<details{open}><summary>{summary}</summary>\n<div>\n{content}</div>\n</details>\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_means_nothing_but_itself() {
        assert_eq!(
            text("<a href=\"x\">'&amp;'\u{0}\u{202e}\t</a>\n"),
            "&lt;a href=&quot;x&quot;&gt;&#39;&amp;amp;&#39;\\x00&lt;U+202E&gt;\\t&lt;/a&gt;\n"
        );
    }

    #[test]
    fn a_verdict_is_told_in_words() {
        for of in Verdict::ALL {
            assert!(verdict(of).contains(of.words()));
        }
    }
}
