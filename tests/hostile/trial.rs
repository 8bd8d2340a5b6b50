//! One trial of an attack: a process of its own grades it and looks at the host before and after.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use grader::exercise::Mode;
use grader::grade::Grade;
use grader::report::{Batch, Format, GRADER, SandboxState, Style, Verbosity, render};
use grader::sandbox::{Class, Ending, Limits, Sandbox};
use grader::verdict::Verdict;
use serde::{Deserialize, Serialize};

use crate::alone::again;
use crate::attack::Attack;
use crate::bait::{Bait, random_text};
use crate::ground::{case, engine, exercise, grade, launcher, sandbox, toolchain};
use crate::header::Kind;
use crate::host::{Check, children, differences, files_below, names_with, own_state, peak_memory};

/// What calls a submission of kind `harness`.
const HARNESS: &str = "use crate::grader::report;\n\npub fn run() {\n    report!(\"{}\", crate::solution::answer());\n}\n";

/// How long a trial may take on a busy machine.
const LONGEST: Duration = Duration::from_secs(100);

/// Memory that the grading process may use, in bytes: several times what an ordinary attempt takes.
const MEMORY_OF_GRADER: u64 = 128 << 20;

/// Bytes of a human report about one attempt, whatever it printed.
const LONGEST_HUMAN: usize = 256 << 10;

/// Bytes of a JSON report for each byte of output that is allowed: there are two streams, of each the beginning and
/// the end are kept, and a byte may take six characters.
const JSON_PER_BYTE: u64 = 24;

/// Tells the process of a trial what to do.
const VARIABLE: &str = "HOSTILE_TRIAL";
/// A secret in the environment of the grading process.
const CANARY: &str = "HOSTILE_CANARY";

/// What to try.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Trial {
    /// The attack's name.
    pub attack: String,
    /// The class to try it in.
    pub class: Class,
    /// The limits, where they are not the attack's own.
    pub limits: Option<Limits>,
}

/// What came of a trial.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Outcome {
    /// The verdict, unless the grading process was lost.
    pub verdict: Option<Verdict>,
    /// How the last run ended.
    pub ending: Option<Ending>,
    /// Whether the program said that it got what it wanted.
    pub breached: bool,
    /// What does not hold on the host.
    pub broken: Vec<(Check, String)>,
    /// The human report.
    pub report: String,
    /// Milliseconds for grading.
    pub wall_ms: u128,
}

/// Runs a trial in a process of its own.
pub fn run(trial: &Trial) -> Outcome {
    let stage = tempfile::Builder::new()
        .prefix("hostile-")
        .permissions(world_readable())
        .tempdir()
        .unwrap();
    let temp = stage.path().join("tmp");
    std::fs::create_dir(&temp).unwrap();
    let log = stage.path().join("log");
    let order = serde_json::to_string(trial).unwrap();
    let env = [(VARIABLE, order.as_str()), (CANARY, &random_text())];
    let ended = again("trial::one_trial", &temp, &log, &env, LONGEST);
    let outcome = std::fs::read(temp.join("../outcome.json")).ok();
    match outcome.and_then(|bytes| serde_json::from_slice(&bytes).ok()) {
        Some(outcome) if ended == Some(0) => outcome,
        _ => {
            let said = String::from_utf8_lossy(&std::fs::read(&log).unwrap()).into_owned();
            let lost = (
                Check::GraderLives,
                format!("the grading process was lost: {said}"),
            );
            Outcome {
                broken: vec![lost],
                ..Outcome::default()
            }
        }
    }
}

fn world_readable() -> std::fs::Permissions {
    std::os::unix::fs::PermissionsExt::from_mode(0o755)
}

/// The whole life of a trial's process. Does nothing for whoever runs ignored tests by hand.
#[test]
#[ignore = "started by the suite, in a process of its own"]
fn one_trial() {
    let Ok(order) = std::env::var(VARIABLE) else {
        return;
    };
    let trial: Trial = serde_json::from_str(&order).unwrap();
    let stage = std::env::temp_dir().parent().unwrap().to_path_buf();
    let outcome = hold(&trial, &stage);
    std::fs::write(
        stage.join("outcome.json"),
        serde_json::to_vec(&outcome).unwrap(),
    )
    .unwrap();
}

fn hold(trial: &Trial, stage: &Path) -> Outcome {
    let attack = Attack::read(&trial.attack).unwrap();
    let header = &attack.header;
    // Whatever the run leaves behind becomes a child of this process.
    rustix::process::set_child_subreaper(Some(rustix::process::getpid())).unwrap();
    let bait = Bait::lay(&stage.join("bait"));
    let limits = trial.limits.as_ref().unwrap_or(&header.limits);
    let mode = match header.kind {
        Kind::Program => Mode::Program,
        Kind::Harness => Mode::Harness {
            source: HARNESS.to_string(),
        },
    };
    let cases = (1..=header.cases).map(|number| {
        let args = header
            .args
            .iter()
            .map(|arg| bait.fill(arg, number))
            .collect();
        case(
            format!("run-{number}"),
            &header.stdin,
            args,
            &header.expected,
        )
    });
    let mut exercise = exercise(mode, limits, cases.collect());
    exercise.forbid = header.forbid.clone();
    let engine = engine(if trial.class == Class::None {
        // The grader's own way to have no isolation.
        Sandbox::new(
            grader::sandbox::Request::Off,
            launcher(),
            &toolchain().libraries,
        )
        .unwrap()
    } else {
        sandbox(trial.class)
    });

    // The crate that waits for children with a deadline opens its own descriptors when it is first used.
    let mut first = std::process::Command::new("true").spawn().unwrap();
    wait_timeout::ChildExt::wait_timeout(&mut first, LONGEST).unwrap();
    let before = own_state();
    let started = Instant::now();
    let grade = grade(&engine, exercise, &attack.source);
    let wall_ms = started.elapsed().as_millis();
    let mut broken = Vec::new();
    let mut note = |check: Check, found: Vec<String>| {
        broken.extend(found.into_iter().map(|text| (check, text)))
    };
    let survivors = children();
    note(
        Check::NoSurvivor,
        survivors.iter().map(i32::to_string).collect(),
    );
    end(&survivors);
    note(Check::GraderUnchanged, differences(&before, &own_state()));
    note(
        Check::NoConnection,
        bait.reached().into_iter().map(str::to_string).collect(),
    );
    note(Check::NoFile, bait.changed());
    note(Check::NoFile, names_with(&bait.token));
    let peak = peak_memory();
    note(
        Check::GraderBounded,
        (peak > MEMORY_OF_GRADER)
            .then(|| format!("{peak} bytes"))
            .into_iter()
            .collect(),
    );

    let batch = batch(trial.class, grade.clone());
    let human = String::from_utf8_lossy(&render(Format::Human, &batch, &style())).into_owned();
    let json = render(Format::Json, &batch, &style());
    let longest_json = (64 << 10) + limits.output * JSON_PER_BYTE * header.cases as u64;
    note(Check::ReportSafe, unsafe_in(&human, &json, longest_json));
    let mut seen = vec![
        ("the human report", human.clone().into_bytes()),
        ("the JSON report", json),
        ("stdout and stderr", printed(&grade)),
    ];
    let crates = temporary_crates();
    let built = crates.iter().flat_map(|folder| files_below(folder));
    seen.extend(built.map(|file| {
        (
            "the temporary crate",
            std::fs::read(file).unwrap_or_default(),
        )
    }));
    let secrets = [
        bait.secret.clone(),
        std::env::var(CANARY).unwrap_or_default(),
    ];
    for (place, bytes) in seen {
        let holds = secrets.iter().any(|secret| contains(&bytes, secret));
        note(
            Check::NoSecret,
            holds.then(|| place.to_string()).into_iter().collect(),
        );
    }
    for folder in crates {
        std::fs::remove_dir_all(folder).unwrap();
    }
    let left = std::fs::read_dir(std::env::temp_dir()).unwrap().flatten();
    note(
        Check::NoFile,
        left.map(|entry| entry.path().display().to_string())
            .collect(),
    );
    let breached = String::from_utf8_lossy(&printed(&grade))
        .lines()
        .any(|line| line == "BREACHED");
    Outcome {
        verdict: Some(grade.verdict),
        ending: grade
            .cases
            .iter()
            .filter_map(|case| Some(case.run.as_ref()?.ending))
            .next_back(),
        breached,
        broken,
        report: human,
        wall_ms,
    }
}

/// The folders that the builder was asked to leave behind.
fn temporary_crates() -> Vec<PathBuf> {
    let folders = std::fs::read_dir(std::env::temp_dir())
        .unwrap()
        .flatten()
        .map(|entry| entry.path());
    folders
        .filter(|folder| folder.join("Cargo.toml").is_file() && folder.join("src").is_dir())
        .collect()
}

fn end(survivors: &[i32]) {
    for pid in survivors
        .iter()
        .filter_map(|pid| rustix::process::Pid::from_raw(*pid))
    {
        // It may have ended meanwhile.
        let _ = rustix::process::kill_process(pid, rustix::process::Signal::KILL);
        let _ = rustix::process::waitpid(Some(pid), rustix::process::WaitOptions::empty());
    }
}

fn batch(class: Class, grade: Grade) -> Batch {
    Batch {
        grader: "0".to_string(),
        toolchain: "0".to_string(),
        sandbox: SandboxState {
            class: class.name().to_string(),
            missing: Vec::new(),
        },
        started_at: String::new(),
        wall: Duration::ZERO,
        grades: vec![grade],
    }
}

fn style() -> Style {
    Style {
        colour: false,
        width: 80,
        verbosity: Verbosity::Verbose,
        grader: GRADER,
    }
}

/// Everything that the runs printed, as far as it was kept.
fn printed(grade: &Grade) -> Vec<u8> {
    let runs = grade.cases.iter().filter_map(|case| case.run.as_ref());
    let captures = runs.flat_map(|run| [&run.stdout, &run.stderr]);
    captures
        .flat_map(|capture| [capture.head(), b"\n", capture.tail(), b"\n"].concat())
        .collect()
}

fn contains(bytes: &[u8], text: &str) -> bool {
    !text.is_empty() && String::from_utf8_lossy(bytes).contains(text)
}

/// What makes reports a danger to those who read them.
fn unsafe_in(human: &str, json: &[u8], longest_json: u64) -> Vec<String> {
    let mut found = Vec::new();
    let moves_cursor = |c: &char| c.is_control() && *c != '\n';
    let turns_text = |c: &char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    if let Some(c) = human.chars().find(|c| moves_cursor(c) || turns_text(c)) {
        found.push(format!("the human report contains {c:?}"));
    }
    // The compiler's own `::: file` is none.
    let is_command = |line: &str| {
        let after = line.trim_start().strip_prefix("::");
        after.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
    };
    if human.lines().any(is_command) {
        found.push("a line of the human report is a workflow command".to_string());
    }
    if serde_json::from_slice::<serde_json::Value>(json).is_err() {
        found.push("the JSON report is no JSON".to_string());
    }
    if human.len() > LONGEST_HUMAN || json.len() as u64 > longest_json {
        found.push(format!(
            "reports of {} and {} bytes",
            human.len(),
            json.len()
        ));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dangerous_reports_are_noticed() {
        assert!(unsafe_in("a line\nanother ü\n  ::: src/main.rs:1:1\n", b"{}", 9).is_empty());
        for human in [
            "\x1b[31m",
            "a\rb",
            "\u{202e}abc",
            "x\n  ::error::y",
            "\u{9b}1m",
        ] {
            assert_eq!(unsafe_in(human, b"{}", 9).len(), 1, "{human:?}");
        }
        assert_eq!(unsafe_in("", b"{", 9).len(), 1);
        assert_eq!(unsafe_in(&"x".repeat(LONGEST_HUMAN + 1), b"{}", 9).len(), 1);
        assert_eq!(unsafe_in("", b"{}", 1).len(), 1);
    }

    #[test]
    fn a_text_is_found_among_bytes() {
        assert!(contains(b"\xffabc\0", "abc"));
        assert!(!contains(b"ab", "abc"));
        assert!(!contains(b"abc", ""));
    }
}
