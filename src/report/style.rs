//! How a report for people looks: colours, width, and how much it tells.
//!
//! Colours are values until the moment they are written, and nothing is told by colour alone.

use anstyle::{AnsiColor, Effects};

/// Columns below which no report is squeezed.
const NARROWEST: usize = 40;
/// Columns beyond which prose is hard to read.
const WIDEST: usize = 100;

/// How commands begin that a report suggests, where nothing was said before the name of the command.
pub const GRADER: &str = "grader";

/// The looks of a report for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whether colours are written.
    pub colour: bool,
    /// Columns of the terminal. Less than 40 counts as 40.
    pub width: usize,
    /// How much is told.
    pub verbosity: Verbosity,
    /// How commands begin that are suggested: [`GRADER`], or more where they work with the same catalogue only so.
    pub grader: &'static str,
}

/// How much a report for people tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verbosity {
    /// Cases that were not accepted, and the verdict.
    Quiet,
    /// What a learner needs to go on.
    Normal,
    /// Everything, with larger bounds.
    Verbose,
}

impl Style {
    /// Columns to fill.
    pub(super) fn columns(&self) -> usize {
        self.width.max(NARROWEST)
    }

    /// Columns to fill with sentences.
    pub(super) fn prose_columns(&self) -> usize {
        self.columns().min(WIDEST)
    }

    /// Whether only the verdict is asked for.
    pub(super) fn quiet(&self) -> bool {
        self.verbosity == Verbosity::Quiet
    }

    /// Whether everything is asked for.
    pub(super) fn verbose(&self) -> bool {
        self.verbosity == Verbosity::Verbose
    }

    /// The text in the colour of its role, where colours are written.
    pub(super) fn paint(&self, role: Role, text: &str) -> String {
        if !self.colour || text.is_empty() {
            return text.to_owned();
        }
        let look = role.look();
        format!("{look}{text}{look:#}")
    }
}

/// What a text is for, and with it its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// Something that went well.
    Good,
    /// Something that went wrong.
    Bad,
    /// Something to look at.
    Warning,
    /// A heading.
    Strong,
    /// Something of less weight.
    Muted,
    /// A line that was expected.
    Expected,
    /// The words of an expected line that the learner's line has otherwise.
    ExpectedChange,
    /// A line that was printed.
    Got,
    /// The words of a printed line that the expected line has otherwise.
    GotChange,
}

impl Role {
    fn look(self) -> anstyle::Style {
        let change = Effects::BOLD.insert(Effects::UNDERLINE);
        match self {
            Role::Good | Role::Expected => AnsiColor::Green.on_default(),
            Role::Bad | Role::Got => AnsiColor::Red.on_default(),
            Role::Warning => AnsiColor::Yellow.on_default(),
            Role::Strong => anstyle::Style::new().bold(),
            Role::Muted => anstyle::Style::new().dimmed(),
            Role::ExpectedChange => AnsiColor::Green.on_default().effects(change),
            Role::GotChange => AnsiColor::Red.on_default().effects(change),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_written_only_when_asked_for() {
        let plain = Style {
            colour: false,
            width: 80,
            verbosity: Verbosity::Normal,
            grader: GRADER,
        };
        assert_eq!(plain.paint(Role::Bad, "no"), "no");
        let coloured = Style {
            colour: true,
            ..plain
        };
        assert_eq!(coloured.paint(Role::Bad, "no"), "\x1b[31mno\x1b[0m");
        assert_eq!(
            coloured.paint(Role::GotChange, "no"),
            "\x1b[1m\x1b[4m\x1b[31mno\x1b[0m"
        );
        assert_eq!(coloured.paint(Role::Bad, ""), "");
    }

    #[test]
    fn a_narrow_terminal_counts_as_forty_columns() {
        let style = Style {
            colour: false,
            width: 3,
            verbosity: Verbosity::Normal,
            grader: GRADER,
        };
        assert_eq!((style.columns(), style.prose_columns()), (40, 40));
        let style = Style {
            width: 300,
            ..style
        };
        assert_eq!((style.columns(), style.prose_columns()), (300, 100));
    }
}
