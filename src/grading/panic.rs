//! Finds a panic in what a program wrote to stderr, so that a report can point at its line.
//!
//! For show only. The text is the learner's to forge, and no verdict depends on it.

use crate::grade::Panic;

/// The first panic in Rust's standard wording. `source_line` gives the line of a file that may be shown.
pub(super) fn first<'a>(
    stderr: &[u8],
    source_line: impl Fn(&str, usize) -> Option<&'a str>,
) -> Option<Panic> {
    let text = String::from_utf8_lossy(stderr);
    let (_, after) = text
        .split_once("' panicked at ")
        .or_else(|| text.split_once(") panicked at "))?;
    let (place, rest) = after.split_once(":\n")?;
    let mut parts = place.rsplitn(3, ':');
    let column = parts.next()?.parse().ok()?;
    let line: u32 = parts.next()?.parse().ok()?;
    let file = parts.next()?.to_string();
    let message: Vec<&str> = rest
        .lines()
        .take_while(|line| {
            !line.starts_with("note: run with `RUST_BACKTRACE") && *line != "stack backtrace:"
        })
        .collect();
    let source = source_line(&file, line as usize).map(str::to_string);
    Some(Panic {
        message: message.join("\n").trim_end().to_string(),
        file,
        line,
        column,
        source,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn message_place_and_source_line_are_found() {
        let stderr = b"\nthread 'main' (4711) panicked at solutions/a/b.rs:2:5:\nnot yet\nimplemented\nnote: run with \
            `RUST_BACKTRACE=1` environment variable to display a backtrace\n";
        let line = |file: &str, line: usize| {
            (file == "solutions/a/b.rs" && line == 2).then_some("    todo!()")
        };
        let panic = first(stderr, line).unwrap();
        assert_eq!(panic.message, "not yet\nimplemented");
        assert_eq!(
            (panic.file.as_str(), panic.line, panic.column),
            ("solutions/a/b.rs", 2, 5)
        );
        assert_eq!(panic.source.as_deref(), Some("    todo!()"));
    }

    #[test]
    fn the_older_wording_without_a_thread_number_is_read_too() {
        let panic = first(b"thread '<unnamed>' panicked at a.rs:1:2:\nx\n", |_, _| {
            None
        })
        .unwrap();
        assert_eq!((panic.line, panic.column, panic.source), (1, 2, None));
    }

    #[test]
    fn other_text_is_no_panic() {
        for text in [
            "",
            "panicked",
            "thread 'main' panicked at nowhere",
            "' panicked at a:b:c:\nx",
        ] {
            assert_eq!(first(text.as_bytes(), |_, _| None), None, "{text}");
        }
    }
}
