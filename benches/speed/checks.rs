//! `grader check` of one solution, as a whole process.

use std::path::Path;
use std::process::Command;

use crate::bare::{self, Bare, exercise};
use crate::rounds::{in_turns, median, ms, tell, time};

/// A solution that was just edited: against rustc and the program's runs by themselves.
pub fn edited(name: &str) {
    let (exercise, solution) = exercise(name);
    let bare = Bare::new(name, &solution);
    let folder = tempfile::tempdir().unwrap();
    let cases = exercise.cases.len();
    // In CI a build never goes on from the last one, and a canary goes in each time.
    let ways = [("home", "best-effort"), ("home", "off"), ("CI", "required")];
    for (number, (place, class)) in ways.into_iter().enumerate() {
        // No text is built twice, or its program would be there already.
        let edit = |round: usize| bare::edited(&solution, round + 1000 * (number + 1));
        let (ours, beside, ratio) = in_turns(
            15,
            |round| check(name, &edit(round), folder.path(), place, class),
            |round| {
                bare.build(&edit(round));
                bare.run(&exercise);
            },
        );
        let what = format!("check, edited: {name}, {cases} cases, {place}, {class}");
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
    for class in ["best-effort", "off"] {
        let once = || check(name, &solution, folder.path(), "home", class);
        once();
        let times = (0..21).map(|_| time(once).as_secs_f64());
        let median = std::time::Duration::from_secs_f64(median(times.collect()));
        let what = format!(
            "check, unchanged: {name}, {} cases, {class}",
            exercise.cases.len()
        );
        tell(&what, &ms(median), "", "", "40 ms");
    }
}

/// In a workspace, because builds go on from the last one only there.
fn check(name: &str, solution: &str, folder: &Path, place: &str, class: &str) {
    let file = folder.join(format!("solutions/{name}.rs"));
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::create_dir_all(folder.join(".grader")).unwrap();
    std::fs::write(&file, solution).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_grader"))
        .args(["check", name, "--no-lint", "--sandbox", class])
        .current_dir(folder)
        .env("GRADER_CACHE", folder.join("cache"))
        .env("CI", if place == "CI" { "1" } else { "" })
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stdout)
    );
}
