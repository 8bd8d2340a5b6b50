//! Texts bounded for consumers that refuse long ones. What is left out is counted and said.

use super::quantity::count;

/// A text of at most so many characters, the words about what is left out included as long as they fit. Of a longer one the beginning is
/// kept, up to the end of a line where there is one not far away.
pub(super) fn clip(text: &str, most: usize) -> String {
    let length = text.chars().count();
    if length <= most {
        return text.to_owned();
    }
    let words = |left_out: usize| {
        format!(
            "\n[… {} left out …]",
            count(left_out, "character", "characters")
        )
    };
    // No count has more digits than the length itself.
    let room = most.saturating_sub(words(length).chars().count());
    let head: String = text.chars().take(room).collect();
    let head = match head.rfind('\n') {
        Some(end) if head.len() - end < head.len() / 4 => &head[..end],
        _ => head.as_str(),
    };
    format!("{head}{}", words(length - head.chars().count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stays_and_what_does_not_is_counted() {
        assert_eq!(clip("short", 5), "short");
        let clipped = clip(&"x".repeat(1000), 100);
        assert!(clipped.chars().count() <= 100, "{clipped}");
        assert!(
            clipped.ends_with("x\n[… 931 characters left out …]"),
            "{clipped}"
        );
    }

    #[test]
    fn a_cut_at_the_end_of_a_line_is_preferred() {
        let text = "a line of text\n".repeat(20);
        let clipped = clip(&text, 100);
        assert!(
            clipped.contains("a line of text\n[… 241 characters left out …]"),
            "{clipped}"
        );
    }
}
