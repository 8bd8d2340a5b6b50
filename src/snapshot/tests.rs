//! What holds for every text: generated ones, and those that a program prints to do harm.

use std::time::Duration;

use super::*;

/// Time enough for every diff on every machine.
const MINUTE: Duration = Duration::from_secs(60);

/// A small generator, so that every run sees the same texts.
struct XorShift(u64);

impl XorShift {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % bound
    }

    /// A text of few different words and lines, so that much of it repeats; its last newline may be missing.
    fn text(&mut self) -> String {
        const WORDS: [&str; 8] = ["a", "b", "B", "1", "1.0", "2,3", "é", "NaN"];
        const BETWEEN: [&str; 8] = [" ", " ", " ", "\n", "\n", "\n", "\t\n", "\r\n"];
        let mut text = String::new();
        for _ in 0..self.below(40) {
            text.push_str(WORDS[self.below(WORDS.len())]);
            text.push_str(BETWEEN[self.below(BETWEEN.len())]);
        }
        text
    }

    /// The text with some lines removed, doubled or replaced.
    fn changed(&mut self, text: &str) -> String {
        let mut changed = String::new();
        for line in text.split_inclusive('\n') {
            match self.below(12) {
                0 => {}
                1 => changed.push_str(&line.repeat(2)),
                2 => changed.push_str(&line.replace('a', "x")),
                3 => changed.push_str(line.trim_end()),
                _ => changed.push_str(line),
            }
        }
        changed
    }
}

fn comparisons() -> [Comparison; 5] {
    [
        Comparison::exact(),
        Comparison::lines(),
        Comparison::tokens(),
        Comparison::float(0.01, 0.01),
        Comparison::unordered_lines(),
    ]
}

fn generated_pairs() -> impl Iterator<Item = (String, String)> {
    let mut generator = XorShift(0x9E37_79B9_7F4A_7C15);
    (0..400).map(move |round| {
        let expected = generator.text();
        let got = if round % 4 == 0 {
            generator.text()
        } else {
            generator.changed(&expected)
        };
        (expected, got)
    })
}

/// Walks both texts along the diff: every line that is shown stands where it should, and every line is counted.
fn assert_accounts_for(diff: &Diff, expected: &str, got: &str) {
    let mut expected = expected.split_inclusive('\n');
    let mut got = got.split_inclusive('\n');
    for entry in &diff.entries {
        match entry {
            DiffEntry::Line(line) => {
                let newline = if line.no_newline { "" } else { "\n" };
                let text = Some(line.text() + newline);
                let side = |side: &mut dyn Iterator<Item = &str>| side.next().map(str::to_string);
                if line.tag != Tag::Got {
                    assert_eq!(text, side(&mut expected), "{diff:#?}");
                }
                if line.tag != Tag::Expected {
                    assert_eq!(text, side(&mut got), "{diff:#?}");
                }
            }
            DiffEntry::Gap { tag, lines } => {
                assert!(*lines > 0);
                for _ in 0..*lines {
                    let from_expected = (*tag != Tag::Got).then(|| expected.next().unwrap());
                    let from_got = (*tag != Tag::Expected).then(|| got.next().unwrap());
                    if *tag == Tag::Equal {
                        assert_eq!(from_expected, from_got);
                    }
                }
            }
        }
    }
    assert_eq!((expected.next(), got.next()), (None, None), "{diff:#?}");
}

/// How many lines that differ, or were never compared, are left out because there are too many to show.
fn omitted(diff: &Diff) -> usize {
    let counts = diff.entries.iter().map(|entry| match entry {
        DiffEntry::Gap {
            tag: Tag::Expected | Tag::Got,
            lines,
        } => *lines,
        DiffEntry::Gap {
            tag: Tag::Equal, ..
        }
        | DiffEntry::Line(_) => 0,
    });
    counts.sum()
}

#[test]
fn every_text_is_the_same_as_itself() {
    for (text, _) in generated_pairs() {
        for comparison in comparisons() {
            assert_eq!(
                comparison.mismatch_within(text.as_bytes(), text.as_bytes(), MINUTE),
                None
            );
            // The same again without the short cut for equal bytes.
            let comparator = comparison.comparator;
            assert!(
                comparator.same(text.as_bytes(), text.as_bytes()),
                "{}",
                comparator.name()
            );
        }
    }
}

#[test]
fn stricter_comparisons_imply_laxer_ones() {
    let mut same_lines = 0;
    for (expected, got) in generated_pairs() {
        let same = |comparison: Comparison| {
            comparison
                .mismatch_within(expected.as_bytes(), got.as_bytes(), MINUTE)
                .is_none()
        };
        let [exact, lines, tokens, float, unordered] = comparisons().map(same);
        assert!(!exact || lines, "{expected:?} {got:?}");
        assert!(!lines || (tokens && unordered), "{expected:?} {got:?}");
        assert!(!tokens || float, "{expected:?} {got:?}");
        same_lines += usize::from(lines);
    }
    assert!(
        (10..200).contains(&same_lines),
        "{same_lines} pairs tell nothing"
    );
}

#[test]
fn a_diff_makes_up_both_texts() {
    for (expected, got) in generated_pairs() {
        if let Some(mismatch) =
            Comparison::exact().mismatch_within(expected.as_bytes(), got.as_bytes(), MINUTE)
        {
            assert_accounts_for(&mismatch.diff, &expected, &got);
            assert_eq!(omitted(&mismatch.diff), 0);
        }
    }
}

#[test]
fn a_mismatch_shows_a_difference_and_is_the_same_every_time() {
    for (expected, got) in generated_pairs() {
        for comparison in comparisons() {
            let mismatch =
                || comparison.mismatch_within(expected.as_bytes(), got.as_bytes(), MINUTE);
            let Some(first) = mismatch() else { continue };
            assert!(
                first.diff.lines().any(|line| line.tag != Tag::Equal),
                "{expected:?} {got:?}"
            );
            assert_ne!(
                (
                    &first.first_difference.expected,
                    &first.first_difference.got
                ),
                (&None, &None)
            );
            assert_eq!(Some(first), mismatch());
        }
    }
}

#[test]
fn sides_can_be_exchanged() {
    for (expected, got) in generated_pairs() {
        for comparison in [
            Comparison::exact(),
            Comparison::lines(),
            Comparison::tokens(),
            Comparison::unordered_lines(),
        ] {
            let there = comparison.mismatch_within(expected.as_bytes(), got.as_bytes(), MINUTE);
            let back = comparison.mismatch_within(got.as_bytes(), expected.as_bytes(), MINUTE);
            assert_eq!(
                there.map(|mismatch| mismatch.only),
                back.map(|mismatch| mismatch.only)
            );
        }
    }
}

/// The number of lines that a diff shows or counts for one side.
fn lines_of(diff: &Diff, side: Tag) -> usize {
    let counts = diff.entries.iter().map(|entry| match entry {
        DiffEntry::Line(line) if line.tag == side || line.tag == Tag::Equal => 1,
        DiffEntry::Gap { tag, lines } if *tag == side || *tag == Tag::Equal => *lines,
        DiffEntry::Line(_) | DiffEntry::Gap { .. } => 0,
    });
    counts.sum()
}

const MIB: usize = 1 << 20;

/// Bytes of all texts of a mismatch, and the number of its entries.
fn size(mismatch: &Mismatch) -> (usize, usize) {
    let first = &mismatch.first_difference;
    let texts = [&first.expected, &first.got]
        .into_iter()
        .flatten()
        .map(String::len)
        .sum::<usize>();
    let lines = mismatch
        .diff
        .lines()
        .flat_map(|line| &line.segments)
        .map(|segment| segment.text.len());
    (texts + lines.sum::<usize>(), mismatch.diff.entries.len())
}

/// Outputs of this many bytes that are meant to be slow or large to compare.
fn hostile_outputs(length: usize) -> Vec<(&'static str, Vec<u8>)> {
    let mut generator = XorShift(42);
    let mut byte = || u8::try_from(generator.below(256)).unwrap();
    vec![
        ("nothing but newlines", vec![b'\n'; length]),
        ("short lines", b"a\n".repeat(length / 2)),
        ("short words", b"1 ".repeat(length / 2)),
        ("one line", vec![b'a'; length]),
        ("zeros", vec![0; length]),
        ("wrong bytes", vec![0xFF; length]),
        ("noise", (0..length).map(|_| byte()).collect()),
        (
            "blank lines before the end",
            [vec![b'\n'; length], b"x".to_vec()].concat(),
        ),
    ]
}

fn assert_small(comparison: &Comparison, expected: &str, name: &str, got: &[u8]) -> Mismatch {
    let mismatch = comparison
        .mismatch_within(expected.as_bytes(), got, MINUTE)
        .unwrap();
    let (bytes, entries) = size(&mismatch);
    let comparator = comparison.comparator.name();
    assert!(bytes < 300_000, "{name} {comparator}: {bytes} bytes");
    assert!(entries < 300, "{name} {comparator}: {entries} entries");
    mismatch
}

#[test]
fn hostile_output_makes_no_large_mismatch() {
    let expected: String = (0..500)
        .map(|number| format!("line {number} of some output\n"))
        .collect();
    let nearly = expected.replace("some", "same");
    for (name, output) in hostile_outputs(MIB / 16) {
        let after_lines = [nearly.as_bytes(), &output].concat();
        for comparison in comparisons() {
            assert_small(&comparison, &expected, name, &output);
            assert_small(&comparison, &expected, name, &after_lines);
        }
    }
    for (name, output) in hostile_outputs(4 * MIB) {
        let mismatch = assert_small(&Comparison::exact(), &expected, name, &output);
        let counted = [Tag::Expected, Tag::Got].map(|side| lines_of(&mismatch.diff, side));
        let present = output.split_inclusive(|byte| *byte == b'\n').count();
        assert_eq!(counted, [500, present], "{name}");
    }
}

#[test]
fn two_long_texts_that_differ_throughout_make_no_large_mismatch() {
    let text = |seed| {
        let mut generator = XorShift(seed);
        let words = ["1", "2", "x", ",", "\n", " ", " ", "y z"];
        (0..MIB / 4)
            .map(|_| words[generator.below(words.len())])
            .collect::<String>()
    };
    let (expected, got) = (text(1), text(2));
    for comparison in comparisons() {
        let mismatch = comparison
            .mismatch_within(expected.as_bytes(), got.as_bytes(), MINUTE)
            .unwrap();
        let (bytes, entries) = size(&mismatch);
        assert!(
            bytes < 300_000 && entries < 600,
            "{bytes} bytes, {entries} entries"
        );
        assert!(omitted(&mismatch.diff) > 10_000);
    }
    let mismatch = Comparison::exact()
        .mismatch_within(expected.as_bytes(), got.as_bytes(), MINUTE)
        .unwrap();
    let counted = [Tag::Expected, Tag::Got].map(|side| lines_of(&mismatch.diff, side));
    let present = [expected, got].map(|text| text.lines().count());
    assert_eq!(counted, present);
}

#[test]
fn wrong_bytes_and_their_escapes_cannot_be_mistaken() {
    let mismatch = Comparison::lines()
        .mismatch_within(b"C:\\xFF\n", b"C:\xff\n", MINUTE)
        .unwrap();
    assert_eq!(
        mismatch.first_difference.expected.as_deref(),
        Some(r"C:\\xFF")
    );
    assert_eq!(mismatch.first_difference.got.as_deref(), Some(r"C:\xff"));
    let lines: Vec<String> = mismatch.diff.lines().map(DiffLine::text).collect();
    assert_eq!(lines, [r"C:\\xFF", r"C:\xff"]);
}

#[test]
fn lines_in_any_order_are_shown_in_the_expected_order() {
    let mismatch = Comparison::unordered_lines()
        .mismatch_within(b"a\nb\nc\n", b"c\nx\na\n", MINUTE)
        .unwrap();
    let lines: Vec<(Tag, String)> = mismatch
        .diff
        .lines()
        .map(|line| (line.tag, line.text()))
        .collect();
    let expected = [
        (Tag::Equal, "a"),
        (Tag::Expected, "b"),
        (Tag::Equal, "c"),
        (Tag::Got, "x"),
    ];
    assert_eq!(lines, expected.map(|(tag, text)| (tag, text.to_string())));
}
