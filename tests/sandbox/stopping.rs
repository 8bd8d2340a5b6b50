//! Runs that are to end because what they run is outdated.

use std::path::PathBuf;
use std::time::Duration;

use grader::sandbox::{self, Class, Command, Kill, Limits, Policy, Run, Sandbox};

use crate::ground;

/// A program that waits for two minutes.
fn wait_with(sandbox: &Sandbox) -> Run {
    let folder = tempfile::tempdir().unwrap();
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
        program: PathBuf::from("/bin/sleep"),
        args: vec!["120".into()],
        env: Vec::new(),
        current_dir: folder.path().to_path_buf(),
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
    let run = std::thread::scope(|scope| {
        let run = scope.spawn(|| wait_with(&stoppable));
        drop(stopper);
        run.join().unwrap()
    });
    assert_eq!(run.kill, Some(Kill::Interrupt));
    assert!(stoppable.stopped());
    assert!(!ground::sandbox(Class::None).stopped());
}
