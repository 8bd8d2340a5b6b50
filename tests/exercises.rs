//! The exercises in the catalogue keep their word.
//!
//! One exercise of each topic, because the gate has `grader verify --all` prove all of them. Programs run without isolation
//! here, so that the outcome does not depend on what the host offers: the exercises are our own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use grader::exercise::Catalogue;

#[test]
fn an_exercise_of_each_topic_keeps_its_word() {
    let catalogue = Catalogue::open(Path::new("exercises")).unwrap();
    let mut ids = catalogue.ids().unwrap();
    ids.dedup_by(|one, other| one.topic == other.topic);
    assert!(ids.len() >= 15, "{ids:?}");
    let output = Command::new(env!("CARGO_BIN_EXE_grader"))
        .args(["verify", "--sandbox", "off"])
        .args(ids.iter().map(ToString::to_string))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}\n{said}", output.status);
}

#[test]
fn every_program_belongs_to_an_exercise() {
    let catalogue = Catalogue::open(Path::new("exercises")).unwrap();
    let mut known = BTreeSet::new();
    for id in catalogue.ids().unwrap() {
        let exercise = catalogue.load(&id).unwrap();
        known.insert(format!("solutions/{id}.rs"));
        let rejects = exercise.rejects.iter();
        known.extend(rejects.map(|reject| format!("exercises/{id}/rejects/{}", reject.file)));
    }
    let mut found = BTreeSet::new();
    for topic in entries(Path::new("solutions")) {
        found.extend(entries(Path::new(&topic)));
    }
    for id in catalogue.ids().unwrap() {
        let folder = catalogue.folder(&id).unwrap().join("rejects");
        found.extend(entries(&folder));
    }
    let nobody_s: Vec<&String> = found.difference(&known).collect();
    assert!(nobody_s.is_empty(), "no exercise names {nobody_s:?}");
    let missing: Vec<&String> = known.difference(&found).collect();
    assert!(missing.is_empty(), "there is no {missing:?}");
}

/// The paths of what stands in a folder.
fn entries(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries
        .map(|entry| entry.unwrap().path().to_str().unwrap().to_string())
        .collect()
}
