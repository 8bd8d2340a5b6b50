//! Builds the catalogue into the program: sorted lists of the files under `exercises/` and `solutions/` with their
//! bytes.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    embed("exercises", "catalogue.rs")?;
    embed("solutions", "solutions.rs")
}

/// Writes the list of the files in a folder of the package.
fn embed(folder: &str, list_name: &str) -> io::Result<()> {
    let variable = |name| {
        env::var_os(name)
            .map(PathBuf::from)
            .ok_or_else(|| io::Error::other(name))
    };
    let root = variable("CARGO_MANIFEST_DIR")?.join(folder);
    // Cargo looks at everything below a folder, so a file that comes or goes is noticed too.
    println!("cargo::rerun-if-changed={folder}");

    let mut paths = Vec::new();
    if root.is_dir() {
        collect(&root, "", &mut paths)?;
    }
    // The program finds a file by binary search.
    paths.sort();

    let mut list = String::from("&[\n");
    for path in paths {
        let file = format!("/{folder}/{path}");
        let bytes = format!("include_bytes!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {file:?}))");
        writeln!(list, "    ({path:?}, {bytes}),").map_err(io::Error::other)?;
    }
    list.push_str("]\n");
    fs::write(variable("OUT_DIR")?.join(list_name), list)
}

/// Adds the paths of the regular files in a folder and below it. Links are not followed, and names that begin
/// with a dot belong to editors and version control.
fn collect(folder: &Path, prefix: &str, paths: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        match entry.file_name().to_str() {
            Some(name) if !name.starts_with('.') => {
                if kind.is_dir() {
                    collect(&entry.path(), &format!("{prefix}{name}/"), paths)?;
                } else if kind.is_file() {
                    paths.push(format!("{prefix}{name}"));
                }
            }
            _ => {}
        }
    }
    Ok(())
}
