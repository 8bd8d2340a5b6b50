//! The attacks on disk.

use std::path::{Path, PathBuf};

use crate::header::Header;

/// The groups of attacks: a folder each.
const GROUPS: [&str; 9] = [
    "time",
    "memory",
    "crash",
    "output",
    "processes",
    "files",
    "network",
    "compile",
    "forging",
];

/// One attack.
#[derive(Debug)]
pub struct Attack {
    /// `group/name`.
    pub name: String,
    /// The whole file.
    pub source: String,
    /// What it says of itself.
    pub header: Header,
}

/// The folder of all attacks.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/attacks")
}

impl Attack {
    /// Reads the attack of this name.
    ///
    /// # Errors
    /// What is wrong with its header.
    pub fn read(name: &str) -> Result<Attack, String> {
        let source = std::fs::read_to_string(folder().join(format!("{name}.rs")))
            .map_err(|error| format!("{name}: {error}"))?;
        let header = Header::parse(&source).map_err(|error| format!("{name}: {error}"))?;
        Ok(Attack {
            name: name.to_string(),
            source,
            header,
        })
    }

    /// The names of all attacks that contain the text, in order.
    pub fn names(containing: &str) -> Vec<String> {
        let mut names = Vec::new();
        for group in std::fs::read_dir(folder()).unwrap() {
            let group = group.unwrap();
            let group_name = group.file_name().into_string().unwrap();
            assert!(
                GROUPS.contains(&group_name.as_str()),
                "unknown group `{group_name}`"
            );
            for file in std::fs::read_dir(group.path()).unwrap() {
                let file = file.unwrap().file_name().into_string().unwrap();
                let stem = file
                    .strip_suffix(".rs")
                    .unwrap_or_else(|| panic!("`{file}` is no attack"));
                names.push(format!("{group_name}/{stem}"));
            }
        }
        names.retain(|name| name.contains(containing));
        names.sort();
        names
    }
}
