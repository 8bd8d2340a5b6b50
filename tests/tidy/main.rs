//! House rules that no compiler checks: layers, module docs, sizes, names, and prose that keeps its word.
//!
//! Each rule is a function from texts to complaints. It is held against this repository, and against a made-up text
//! that breaks it, so that a rule which can no longer find anything does not go unnoticed.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod files;
mod layers;
mod prose;

use std::{fs, io};

use proc_macro2::TokenStream;

/// Files that the grader writes into temporary crates: code of another program.
const TEMPLATES: &str = "src/build/templates/";

/// A file of the repository: its path with plain slashes, and its text.
type File = (String, String);

/// The modules of each layer, the highest first, as the headings of the crate's root say.
fn layers(root: &str) -> Vec<Vec<String>> {
    let mut layers: Vec<Vec<String>> = Vec::new();
    for line in root.lines() {
        let module = line.strip_prefix("pub ").unwrap_or(line);
        if line.starts_with("// Layer: ") {
            layers.push(Vec::new());
        } else if let (Some(name), Some(layer)) = (module.strip_prefix("mod "), layers.last_mut()) {
            layer.push(name.trim_end_matches(';').to_string());
        }
    }
    layers
}

fn tokens(path: &str, text: &str) -> TokenStream {
    text.parse()
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn hold(complaints: impl IntoIterator<Item = String>) {
    let complaints: Vec<String> = complaints.into_iter().collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

fn all_rust_files() -> Vec<File> {
    let mut files = rust_files(&["src", "tests", "benches"]);
    files.push(read("build.rs").unwrap());
    files
}

fn rust_files(folders: &[&str]) -> Vec<File> {
    folders
        .iter()
        .flat_map(|folder| paths_below(folder))
        .filter(|path| path.ends_with(".rs"))
        .map(|path| read(&path).unwrap())
        .collect()
}

fn read(path: &str) -> Result<File, String> {
    match fs::read_to_string(path) {
        Ok(text) => Ok((path.to_string(), text)),
        Err(error) => Err(format!("{path}: {error}")),
    }
}

/// The files below a folder, sorted; none when there is no such folder.
fn paths_below(folder: &str) -> Vec<String> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Vec::new(),
        entries => entries.unwrap(),
    };
    let mut paths = Vec::new();
    for entry in entries {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
        match entry.file_type().unwrap().is_dir() {
            true => paths.extend(paths_below(&path)),
            false => paths.push(path),
        }
    }
    paths.sort();
    paths
}
