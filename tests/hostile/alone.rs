//! Tests in a process of their own: this binary, executed again for one test.
//!
//! What is looked at is the grading process itself, its children and its folder for temporary files, and no other
//! test may change any of these meanwhile.

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use wait_timeout::ChildExt;

/// Tells a process which test it is to be.
const VARIABLE: &str = "HOSTILE_ALONE";

/// How long a test may take on a busy machine.
const LONGEST: Duration = Duration::from_secs(240);

static MACHINE: Mutex<()> = Mutex::new(());

/// The processors, to be held by whatever keeps them busy or counts what they do.
pub fn machine() -> MutexGuard<'static, ()> {
    MACHINE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Runs the body of the test of this full name in a process of its own, with a folder for temporary files of its own.
pub fn alone(test: &str, body: impl FnOnce()) {
    if std::env::var(VARIABLE).is_ok_and(|name| name == test) {
        return body();
    }
    let _machine = machine();
    let folder = tempfile::tempdir().unwrap();
    let temp = folder.path().join("tmp");
    std::fs::create_dir(&temp).unwrap();
    let log = folder.path().join("log");
    let ended = again(test, &temp, &log, &[(VARIABLE, test)], LONGEST);
    let said = String::from_utf8_lossy(&std::fs::read(&log).unwrap()).into_owned();
    assert_eq!(ended, Some(0), "{said}");
    assert!(
        said.contains("1 passed"),
        "no test is called {test}: {said}"
    );
    // Measurements are worth seeing.
    for line in said.lines().filter(|line| line.starts_with("measured")) {
        println!("{line}");
    }
}

/// Executes this binary for one test; answers its exit status, or nothing when it was ended by a signal or took too
/// long.
pub fn again(
    test: &str,
    temp: &Path,
    log: &Path,
    env: &[(&str, &str)],
    longest: Duration,
) -> Option<i32> {
    let log = std::fs::File::create(log).unwrap();
    // A group of its own, because an attack that succeeds in a control may do something to its grader's group.
    let mut child = Command::new(std::env::current_exe().unwrap())
        .process_group(0)
        .args([
            "--exact",
            test,
            "--include-ignored",
            "--nocapture",
            "--test-threads=1",
        ])
        .env("TMPDIR", temp)
        .envs(env.iter().copied())
        .stdin(Stdio::null())
        .stdout(log.try_clone().unwrap())
        .stderr(log)
        .spawn()
        .unwrap();
    match child.wait_timeout(longest).unwrap() {
        Some(status) => status.code(),
        None => {
            child.kill().unwrap();
            child.wait().unwrap();
            None
        }
    }
}
