//! A difference between two texts, as data.

/// Two texts beside each other: the lines that differ with some lines around them, each tagged.
///
/// Bounded however large the texts are: lines far from every change and lines too many to show become gaps, and a
/// line longer than a kilobyte is shortened in its middle, with a mark that says how many bytes are left out. Lines
/// and gaps with the tags `Equal` and `Expected` together count every line of the expected text, those with `Equal`
/// and `Got` every line of the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diff {
    /// Lines and gaps in reading order.
    pub entries: Vec<DiffEntry>,
}

impl Diff {
    /// The lines that are shown, without the gaps between them.
    pub fn lines(&self) -> impl Iterator<Item = &DiffLine> {
        self.entries.iter().filter_map(|entry| match entry {
            DiffEntry::Line(line) => Some(line),
            DiffEntry::Gap { .. } => None,
        })
    }
}

/// A part of a [`Diff`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiffEntry {
    /// A line that is shown.
    Line(DiffLine),
    /// Lines that are left out here.
    Gap {
        /// Where they stand. `Equal`: on both sides, so nothing of interest is missing. `Expected` and `Got`: on one
        /// side, and there are too many to show.
        tag: Tag,
        /// How many there are, at least one.
        lines: usize,
    },
}

/// One line of a [`Diff`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffLine {
    /// Where the line stands. Where the two sides of an `Equal` line differ in a way that does not count, this is
    /// the expected one.
    pub tag: Tag,
    /// The line without its newline, cut at the words that changed; nothing for an empty line. Carriage returns,
    /// trailing blanks and control characters stand as they were printed.
    pub segments: Vec<Segment>,
    /// Whether the line lacks its final newline.
    pub no_newline: bool,
}

impl DiffLine {
    /// The whole text of the line.
    pub fn text(&self) -> String {
        self.segments
            .iter()
            .map(|segment| segment.text.as_str())
            .collect()
    }
}

/// Where a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tag {
    /// On both sides.
    Equal,
    /// Only in the expected output.
    Expected,
    /// Only in what was printed.
    Got,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Its text. Bytes that are not UTF-8 stand as `\xNN`, see [`text_of`](super::text_of).
    pub text: String,
    /// Whether it differs from the line on the other side that this line is paired with. Two lines with little in
    /// common are no pair, and nothing in them is marked.
    pub changed: bool,
}
