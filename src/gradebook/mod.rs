//! Many people: what they handed in, a journal of their grades, and what comes out of it.
//!
//! [`gather()`] finds a [`Class`] in a folder of submissions. Whoever grades appends each grade to the [`Journal`] the
//! moment it is known. A [`Book`] sets the class beside the journal, and [`write_outputs`] draws the gradebook, the
//! class page and a report for each student from it. [`merge()`] joins journals of several machines, and [`changes`] says what
//! grading again would alter. This engine grades nobody itself: commands bring the one that does.

mod book;
pub mod changes;
mod class;
mod class_page;
mod csv_table;
mod document;
mod entry;
#[cfg(test)]
mod fixtures;
mod gather;
mod journal;
mod last_read;
mod layout;
mod left_over;
mod line;
mod merge;
mod outputs;
mod page;
mod partition;
mod roster;
mod search;
mod shelf;
mod student_file;
mod student_name;
mod student_page;
mod teach_again;
mod union;
mod unseen;

pub use book::{Book, Cell, Mark, State, Tally};
pub use class::{Class, ClassCase, ClassExercise, Double, Handed, Means, Student};
pub use document::schema as gradebook_schema;
pub use entry::{CaseEntry, Difference, Entry, Key, Remark, VisibleEntry, identity};
pub use gather::{GatherError, Gathered, Wanted, gather, reread};
pub use journal::{Journal, JournalError, Place, Standing};
pub use layout::Layout;
pub use left_over::left_over;
pub use line::{Line, Record, Trouble, schema as journal_schema};
pub use merge::{Merged, merge};
pub use outputs::write as write_outputs;
pub use partition::Partition;
pub use roster::{Enrolled, Roster, RosterError};
pub use search::{Listed, Unsearchable};
