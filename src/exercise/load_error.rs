//! What keeps a file of the catalogue from being used: its author's mistakes, or trouble with the machine.

use std::io;

use super::problems::Problems;
use crate::escape;

/// Why an exercise, or another file of the catalogue, cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Its author has to mend it.
    #[error(transparent)]
    Problems(#[from] Problems),
    /// The machine could not read it: no permission, a broken disk.
    #[error("cannot read `{}`", escape::line(file))]
    Io {
        /// The file or folder, as it is shown.
        file: String,
        /// What the system said.
        source: io::Error,
    },
}
