//! The one door for text that a submission can choose: prints, panics, paths, messages of the compiler.
//!
//! A terminal obeys some characters instead of showing them, and Unicode has others that reorder, join or hide
//! their neighbours. All of them come out as visible letters here, so that what is left cannot leave its line.

use std::path::Path;

/// Columns from one tab stop to the next.
const TAB: usize = 4;

/// Text that has to stay on one line: line breaks and tabs are shown as `\n` and `\t`.
pub fn line(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match character(c) {
            Some(visible) => shown.push_str(&visible),
            None => shown.push(c),
        }
    }
    shown
}

/// A path within a message: it stays on its line, whatever is in its names.
pub fn path(path: &Path) -> String {
    line(&path.display().to_string())
}

/// Text of several lines: line breaks part them, tabs become blanks up to the next tab stop.
pub fn block(text: &str) -> Vec<String> {
    text.split_terminator('\n').map(with_tab_stops).collect()
}

/// Text inside an element or a quoted attribute of an HTML page. Line breaks and tabs stay, for an element that keeps
/// them; what a browser would obey or hide is shown as it is in a terminal.
pub fn html(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '"' => shown.push_str("&quot;"),
            '\'' => shown.push_str("&#39;"),
            '\n' | '\t' => shown.push(c),
            _ => match character(c) {
                Some(visible) => {
                    shown.push_str(&visible.replace('<', "&lt;").replace('>', "&gt;"));
                }
                None => shown.push(c),
            },
        }
    }
    shown
}

/// A word of a suggested command as a shell takes it: as it is where nothing in it means anything to one, else in
/// quotes. It stays on one line.
pub fn shell(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-~+,@%:".contains(c);
    match !word.is_empty() && word.chars().all(plain) {
        true => word.to_owned(),
        false => format!("'{}'", line(&word.replace('\'', r"'\''"))),
    }
}

/// A line that stands in a log as it is. The runner of GitHub's workflows looks for commands to itself in all output:
/// `::name` at the beginning of a line, `##[name]` anywhere. A backslash makes text of them. rustc's `:::` is none.
pub fn command(line: &str) -> String {
    let line = line.replace("##[", "##\\[");
    let text = line.trim_start();
    let name = text.strip_prefix("::").and_then(|rest| rest.chars().next());
    match name.is_some_and(|letter| letter.is_ascii_alphabetic()) {
        true => format!("{}\\{text}", &line[..line.len() - text.len()]),
        false => line,
    }
}

/// A text of whole lines for a log, each as [`command`] makes it.
pub fn log(text: &str) -> String {
    text.split_inclusive('\n').map(command).collect()
}

fn with_tab_stops(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut column = 0;
    for c in text.chars() {
        if c == '\t' {
            let blanks = TAB - column % TAB;
            shown.extend(std::iter::repeat_n(' ', blanks));
            column += blanks;
        } else if let Some(visible) = character(c) {
            shown.push_str(&visible);
            column += visible.len();
        } else {
            shown.push(c);
            column += 1;
        }
    }
    shown
}

/// How a character is shown that would otherwise be obeyed or not be seen; `None` for one that can stand as it
/// is.
pub fn character(c: char) -> Option<String> {
    match c {
        '\n' => Some("\\n".to_owned()),
        '\r' => Some("\\r".to_owned()),
        '\t' => Some("\\t".to_owned()),
        '\0'..='\x1f' | '\x7f' => Some(format!("\\x{:02x}", u32::from(c))),
        _ if is_invisible(c) => Some(code_point(c)),
        _ => None,
    }
}

/// A character in Unicode's notation, such as `<U+200B>`.
pub fn code_point(c: char) -> String {
    format!("<U+{:04X}>", u32::from(c))
}

/// Whether a character beyond ASCII is obeyed, or takes no place, instead of being seen: controls, marks of
/// direction, joiners, selectors, fillers and tags.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{80}'..='\u{9F}'
        | '\u{AD}'
        | '\u{34F}'
        | '\u{600}'..='\u{605}'
        | '\u{61C}'
        | '\u{6DD}'
        | '\u{70F}'
        | '\u{115F}'..='\u{1160}'
        | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{2800}'
        | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}'
        | '\u{FFA0}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether a terminal would obey a character instead of showing it: controls, line breaks and tabs among them, and marks
/// that turn the direction of what follows. Of the invisible characters these are the ones that no name needs.
pub fn is_obeyed(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character looks like a blank and is none.
pub fn is_odd_blank(c: char) -> bool {
    matches!(
        c,
        '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_to_a_workflow_are_made_text() {
        assert_eq!(
            command("  ::set-output name=a::b"),
            "  \\::set-output name=a::b"
        );
        assert_eq!(command("##[error]x"), "##\\[error]x");
        assert_eq!(command("| s = \"##[error]x\""), "| s = \"##\\[error]x\"");
        for text in ["use a::b;", "  ::: src/a.rs:4:1", "::", "# [x]"] {
            assert_eq!(command(text), text);
        }
        assert_eq!(log("a\n ::error::b\n\n##[c"), "a\n \\::error::b\n\n##\\[c");
    }

    #[test]
    fn a_shell_takes_a_word_for_one() {
        for (word, expected) in [
            ("solutions/a-b/c_d.rs", "solutions/a-b/c_d.rs"),
            ("übung/漢字", "übung/漢字"),
            ("my course", "'my course'"),
            ("it's", r"'it'\''s'"),
            ("$(x)", "'$(x)'"),
            ("a\nb", r"'a\nb'"),
            ("", "''"),
        ] {
            assert_eq!(shell(word), expected);
        }
    }

    #[test]
    fn nothing_is_left_that_a_browser_would_obey() {
        assert_eq!(
            html("<b a='1'>\"&\n\t\u{202E}\x1b"),
            "&lt;b a=&#39;1&#39;&gt;&quot;&amp;\n\t&lt;U+202E&gt;\\x1b"
        );
        assert_eq!(html("plain · ✓ é 漢字 🦀"), "plain · ✓ é 漢字 🦀");
    }

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        let table = [
            ("\x1b[2J\x1b[31mred", "\\x1b[2J\\x1b[31mred"),
            (
                "\x1b]8;;https://example.org\x07link\x1b]8;;\x07",
                "\\x1b]8;;https://example.org\\x07link\\x1b]8;;\\x07",
            ),
            ("wrong\raccepted", "wrong\\raccepted"),
            ("a\x08b\x7f", "a\\x08b\\x7f"),
            ("\u{9b}31m", "<U+009B>31m"),
            ("user\u{202E}nimda\u{202C}", "user<U+202E>nimda<U+202C>"),
            ("\u{2066}x\u{2069}", "<U+2066>x<U+2069>"),
            ("a\u{200B}b\u{FEFF}", "a<U+200B>b<U+FEFF>"),
            ("\u{E0041}", "<U+E0041>"),
            ("two\nlines\tand a tab", "two\\nlines\\tand a tab"),
            ("plain · ✓ é 漢字 🦀", "plain · ✓ é 漢字 🦀"),
        ];
        for (text, expected) in table {
            assert_eq!(line(text), expected);
        }
    }

    #[test]
    fn no_character_below_the_blank_and_no_invisible_one_is_left_of_any() {
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            let shown = line(&c.to_string());
            assert!(
                shown.chars().all(|c| !c.is_control() && !is_invisible(c)),
                "{c:?}"
            );
        }
    }

    #[test]
    fn nothing_is_obeyed_that_is_shown_as_it_is() {
        let all = (0..=u32::from(char::MAX)).filter_map(char::from_u32);
        let obeyed: Vec<char> = all.filter(|c| is_obeyed(*c)).collect();
        assert!(obeyed.iter().all(|c| character(*c).is_some()));
        for (c, expected) in [
            ('\n', true),
            ('\u{85}', true),
            ('\u{202E}', true),
            ('\u{2069}', true),
            ('\u{200D}', false),
            ('\u{FE0F}', false),
            ('é', false),
        ] {
            assert_eq!(obeyed.contains(&c), expected, "{c:?}");
        }
    }

    #[test]
    fn a_block_keeps_its_lines_and_tab_stops() {
        assert_eq!(block(""), Vec::<String>::new());
        assert_eq!(block("a\nb\n"), ["a", "b"]);
        assert_eq!(block("a\n\nb"), ["a", "", "b"]);
        assert_eq!(block("a\tb\n\tc\r\n"), ["a   b", "    c\\r"]);
        assert_eq!(block("\x1b\tx"), ["\\x1b    x"]);
    }
}
