//! The reference solution on a terminal, and how the learner's file differs from it.

use similar::{ChangeTag, TextDiff};

use super::escape;
use super::page::Page;
use super::style::{Role, Style};

/// Lines that are shown around a difference.
const CONTEXT: usize = 3;

/// A file's lines, with nothing in them that a terminal would obey.
pub fn source(text: &str, style: &Style) -> String {
    let mut page = Page::new(style);
    for line in escape::block(text) {
        page.line(0, &line);
    }
    page.finish()
}

/// The lines in which a file differs from the reference, in the form of `diff -u`. What only the learner has comes
/// with a minus, what only the reference has with a plus: it reads as the way from one to the other.
pub fn source_diff(file: &str, mine: &str, reference: &str, style: &Style) -> String {
    let mut page = Page::new(style);
    let diff = TextDiff::from_lines(mine, reference);
    let hunks = diff.grouped_ops(CONTEXT);
    if hunks.is_empty() {
        page.prose(0, "yours is the reference solution, letter for letter");
        return page.finish();
    }
    page.painted(0, Role::Got, &format!("--- {}", escape::line(file)));
    page.painted(0, Role::Expected, "+++ the reference solution");
    for hunk in hunks {
        let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else {
            continue;
        };
        let range = |from: usize, to: usize| format!("{},{}", from + 1, to - from);
        let mine = range(first.old_range().start, last.old_range().end);
        let reference = range(first.new_range().start, last.new_range().end);
        page.painted(0, Role::Muted, &format!("@@ -{mine} +{reference} @@"));
        for change in hunk.iter().flat_map(|op| diff.iter_changes(op)) {
            let line = change.value().trim_end_matches(['\n', '\r']);
            let line = escape::block(line).join("");
            match change.tag() {
                ChangeTag::Equal => page.line(0, &format!(" {line}")),
                ChangeTag::Delete => page.painted(0, Role::Got, &format!("-{line}")),
                ChangeTag::Insert => page.painted(0, Role::Expected, &format!("+{line}")),
            }
        }
    }
    page.finish()
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::plain;
    use super::*;

    #[test]
    fn a_file_is_shown_beside_the_reference() {
        let mine = "use std::fmt;\n\nfn a() {}\nfn b() {}\nfn c() {}\nfn d() {}\n";
        let reference =
            "use std::fmt;\n\nfn a() {}\nfn b() {}\nfn c() {}\nfn e() {\n    \u{1b}\n}\n";
        insta::assert_snapshot!(source_diff("solutions/a/b.rs", mine, reference, &plain()), @r"
        --- solutions/a/b.rs
        +++ the reference solution
        @@ -3,4 +3,6 @@
         fn a() {}
         fn b() {}
         fn c() {}
        -fn d() {}
        +fn e() {
        +    \x1b
        +}
        ");
        assert_eq!(
            source_diff("x.rs", mine, mine, &plain()),
            "yours is the reference solution, letter for letter\n"
        );
    }

    #[test]
    fn a_source_keeps_its_shape() {
        let text = "fn a() {\n\tb();\n\n}\n\u{1b}[2J";
        assert_eq!(
            source(text, &plain()),
            "fn a() {\n    b();\n\n}\n\\x1b[2J\n"
        );
    }
}
