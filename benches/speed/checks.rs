//! `grader check` of one solution, as a whole process.

use std::path::Path;
use std::process::Command;

use crate::bare::{Bare, exercise};
use crate::rounds::{in_turns, median, ms, tell, time};

/// A solution that was just edited: against rustc and the program's runs by themselves.
pub fn edited(name: &str) {
    let (exercise, solution) = exercise(name);
    let bare = Bare::new(name, &solution);
    let folder = tempfile::tempdir().unwrap();
    let cases = exercise.cases.len();
    for class in ["full", "off"] {
        let edit = |round: usize| format!("{solution}\n// {class} {round}\n");
        let (ours, beside, ratio) = in_turns(
            15,
            |round| check(name, &edit(round), folder.path(), class),
            |round| {
                bare.build(&edit(round));
                bare.run(&exercise);
            },
        );
        let what = format!("check, edited: {name}, {cases} cases, {class}");
        tell(
            &what,
            &ms(ours),
            &ms(beside),
            &format!("{ratio:.2} ×"),
            "1.15 ×",
        );
    }
}

/// A solution that has not changed since the last time: its program is in the cache.
pub fn unchanged(name: &str) {
    let (exercise, solution) = exercise(name);
    let folder = tempfile::tempdir().unwrap();
    for class in ["full", "off"] {
        check(name, &solution, folder.path(), class);
        let times =
            (0..21).map(|_| time(|| check(name, &solution, folder.path(), class)).as_secs_f64());
        let median = std::time::Duration::from_secs_f64(median(times.collect()));
        let what = format!(
            "check, unchanged: {name}, {} cases, {class}",
            exercise.cases.len()
        );
        tell(&what, &ms(median), "", "", "40 ms");
    }
}

fn check(name: &str, solution: &str, folder: &Path, class: &str) {
    let file = folder.join("solution.rs");
    std::fs::write(&file, solution).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_grader"))
        .args(["check", name, "--sandbox", class, "--solution"])
        .arg(&file)
        .env("GRADER_CACHE", folder.join("cache"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
}
