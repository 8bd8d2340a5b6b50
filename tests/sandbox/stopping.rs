//! Runs that are to end because what they run is outdated.

use std::path::{Path, PathBuf};
use std::time::Duration;

use grader::sandbox::{self, Class, Command, Kill, Limits, Policy, Run, Sandbox};

use crate::ground;

/// A program that makes the file `begun` in a folder and waits for two minutes.
fn wait_with(sandbox: &Sandbox, folder: &Path) -> Run {
    let policy = Policy {
        limits: Limits {
            wall: Duration::from_secs(120),
            ..Limits::for_case()
        },
        readable: Vec::new(),
        links: Vec::new(),
        folders: Vec::new(),
        kept: Vec::new(),
        may_start_programs: false,
    };
    let command = Command {
        program: PathBuf::from("/bin/sh"),
        args: vec!["-c".into(), ": > begun; exec sleep 120".into()],
        env: Vec::new(),
        current_dir: folder.to_path_buf(),
        stdin: Vec::new(),
        report: None,
        collect: None,
    };
    sandbox.run(&policy, &command).unwrap()
}

#[test]
fn a_stop_ends_the_runs_of_its_sandbox() {
    let (stopper, stop) = sandbox::stop().unwrap();
    let stoppable = ground::sandbox(Class::None).stopped_by(stop);
    assert!(!stoppable.stopped());
    let folder = tempfile::tempdir().unwrap();
    let run = std::thread::scope(|scope| {
        let run = scope.spawn(|| wait_with(&stoppable, folder.path()));
        // Once the program is at work, or has failed to be.
        while !folder.path().join("begun").exists() && !run.is_finished() {
            std::thread::yield_now();
        }
        drop(stopper);
        run.join().unwrap()
    });
    assert_eq!(run.kill, Some(Kill::Interrupt));
    assert!(stoppable.stopped());
    assert!(!ground::sandbox(Class::None).stopped());
}
