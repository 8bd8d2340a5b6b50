//! The nearest known word: what is behind every "did you mean".

/// The known word that is nearest to `word`, if any is near enough to be meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    near(word, known).into_iter().next()
}

/// The known words that may be meant by `word`, the nearest first, three at most.
///
/// A word is near when at most a third of its characters would have to change, or when one of the two words
/// begins with the other.
pub(super) fn near<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    // The distance takes time in the product of both lengths, and no word of ours is this long.
    if word.is_empty() || word.len() > 100 {
        return Vec::new();
    }
    let word = word.to_lowercase().replace('_', "-");
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .filter_map(|candidate| {
            let plain = candidate.replace('_', "-");
            let distance = strsim::damerau_levenshtein(&word, &plain);
            let longer = word.chars().count().max(plain.chars().count());
            let begins = word.len() >= 3 && (plain.starts_with(&word) || word.starts_with(&plain));
            (distance <= longer.div_ceil(3).min(4) && distance < longer || begins)
                .then_some((distance, candidate))
        })
        .collect();
    near.sort();
    near.truncate(3);
    near.into_iter().map(|(_, candidate)| candidate).collect()
}

/// The words in backquotes, with commas between them: `` `a`, `b` ``.
pub(super) fn quoted<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_keyboard_find_their_word() {
        let known = ["title", "level", "limits", "expect_file", "input"];
        let table = [
            ("titel", Some("title")),
            ("Level", Some("level")),
            ("limit", Some("limits")),
            ("expect-file", Some("expect_file")),
            ("in", None),
            ("colour", None),
            ("", None),
        ];
        for (word, expected) in table {
            assert_eq!(nearest(word, known), expected, "{word}");
        }
    }

    #[test]
    fn the_beginning_of_a_word_is_near_and_the_nearest_comes_first() {
        let known = ["lru-cache", "lru-cache-threads", "event-loop", "lfu-cache"];
        assert_eq!(near("lru", known), ["lru-cache", "lru-cache-threads"]);
        assert_eq!(near("lru-cahce", known)[0], "lru-cache");
    }

    #[test]
    fn an_endless_word_is_not_compared() {
        assert_eq!(nearest(&"x".repeat(1_000_000), ["x"]), None);
    }
}
