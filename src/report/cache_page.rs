//! What the caches hold, for people and as JSON.

use std::path::Path;

use serde::Serialize;

use super::columns::pad;
use super::escape;
use super::quantity::size;
use super::style::{Role, Style};

/// What one cache holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Its name.
    pub name: &'static str,
    /// How many entries it has.
    pub entries: u64,
    /// Bytes that they take.
    pub bytes: u64,
    /// Bytes that they may take.
    pub cap_bytes: u64,
}

impl Line {
    fn about(&self) -> &'static str {
        match self.name {
            "programs" => "for checks of what did not change",
            _ => "for checks of what was edited",
        }
    }
}

/// A line each, below the folder.
pub fn page(folder: &Path, lines: &[Line], style: &Style) -> String {
    let mut text = format!("{}\n", escape::line(&folder.display().to_string()));
    for line in lines {
        let room = format!("{} of {}", size(line.bytes), size(line.cap_bytes));
        text.push_str(&format!(
            "  {} {:>5}  {}  {}\n",
            pad(line.name, "incremental".len()),
            line.entries,
            pad(&room, "100.0 MiB of 256 MiB".len()),
            style.paint(Role::Muted, line.about()),
        ));
    }
    text
}

/// The same as JSON.
///
/// # Errors
/// A folder whose name is not UTF-8.
pub fn json(folder: &Path, lines: &[Line]) -> serde_json::Result<String> {
    #[derive(Serialize)]
    struct Document<'a> {
        folder: &'a Path,
        caches: &'a [Line],
    }
    let document = Document {
        folder,
        caches: lines,
    };
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::plain;
    use super::*;

    #[test]
    fn each_cache_has_a_line() {
        let line = |name, entries, bytes| Line {
            name,
            entries,
            bytes,
            cap_bytes: 256 << 20,
        };
        let lines = [line("programs", 12, 350_000), line("incremental", 3, 0)];
        insta::assert_snapshot!(page(Path::new("/home/ada/.cache/grader"), &lines, &plain()), @r"
        /home/ada/.cache/grader
          programs       12  341.8 KiB of 256 MiB  for checks of what did not change
          incremental     3  0 bytes of 256 MiB    for checks of what was edited
        ");
        let json = json(Path::new("/c"), &lines).unwrap();
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["caches"][0]["entries"], 12);
        assert_eq!(json["folder"], "/c");
    }
}
