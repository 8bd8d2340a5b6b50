//! What a command may see and do. The same type serves compiling and running.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::limits::Limits;

/// The bounds of one run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    /// What it may use.
    pub limits: Limits,
    /// Files and folders that it may read and execute, and nothing else besides. Each is seen at its own path.
    pub readable: Vec<PathBuf>,
    /// Symbolic links that must lead on as they do on the host: where each stands, and what it says.
    pub links: Vec<(PathBuf, PathBuf)>,
    /// Folders that it finds empty and may write to, beside the one it starts in.
    pub folders: Vec<PathBuf>,
    /// Folders of the host that it may read and write, and in which what it wrote stays.
    pub kept: Vec<PathBuf>,
    /// Whether it may start other programs. Threads are always allowed.
    pub may_start_programs: bool,
}
