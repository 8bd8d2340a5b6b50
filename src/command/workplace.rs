//! Where an author works: a catalogue that is a folder, and the solutions beside it.

use std::path::{Path, PathBuf};

use super::Failure;
use crate::exercise::Catalogue;

/// The folders that an author's commands write to.
#[derive(Debug)]
pub(super) struct Workplace {
    /// The catalogue's folder, as it is shown and used.
    pub catalogue: PathBuf,
    /// The folder of its solutions, each at `topic/slug.rs`.
    pub solutions: PathBuf,
}

impl Workplace {
    /// The workplace of a catalogue, with its solutions beside it unless stated.
    ///
    /// # Errors
    /// The built-in catalogue is wrong usage: nobody can write to it.
    pub(super) fn of(
        catalogue: &Catalogue,
        solutions: Option<&Path>,
    ) -> Result<Workplace, Failure> {
        let root = catalogue.root().ok_or_else(|| {
            Failure::usage(
                "there is no folder `exercises` here, and the built-in catalogue cannot be changed; say where yours is with `--catalogue DIR`",
            )
        })?;
        Ok(Workplace {
            solutions: solutions_of(catalogue, solutions),
            catalogue: from_here(&root.canonicalize()?),
        })
    }
}

/// The folder of a catalogue's solutions: the one that is stated, else that beside it.
pub(super) fn solutions_of(catalogue: &Catalogue, stated: Option<&Path>) -> PathBuf {
    stated.map_or_else(|| from_here(&catalogue.solutions()), Path::to_path_buf)
}

/// A path as one would type it in the current folder.
fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    match here
        .ok()
        .and_then(|here| path.strip_prefix(here).ok().map(Path::to_path_buf))
    {
        Some(inside) if !inside.as_os_str().is_empty() => inside,
        _ => path.to_path_buf(),
    }
}
