//! Processes that a program starts, and the end of all of them.

use std::fs::{File, OpenOptions, Permissions};
use std::io::Read;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, Signal, kill_process, test_kill_process};

use crate::made_up::{act, session};
use crate::session::{Session, toolchain_folder};

/// Longer than any test may take on the busiest machine.
const PATIENCE: Duration = Duration::from_secs(120);

#[test]
fn what_is_left_behind_ends_too() {
    let body = "
        let child = std::process::Command::new(\"sleep\").arg(\"600\").spawn().unwrap();
        println!(\"{}\", child.id());";
    let case = act(body);
    assert_eq!(case["verdict"], "accepted");
    assert!(
        !lives(pid(case["stdout"]["text"].as_str().unwrap())),
        "{case}"
    );
}

#[test]
fn what_is_left_behind_by_a_child_in_a_session_of_its_own_ends_too() {
    let body = "
        let script = \"setsid sleep 600 > /dev/null 2>&1 & echo $!\";
        std::process::Command::new(\"sh\").args([\"-c\", script]).status().unwrap();";
    let case = act(body);
    assert_eq!(case["verdict"], "accepted");
    assert!(
        !lives(pid(case["stdout"]["text"].as_str().unwrap())),
        "{case}"
    );
}

#[test]
fn the_time_of_children_counts() {
    let body = "
        let script = \"while :; do :; done\";
        std::process::Command::new(\"sh\").args([\"-c\", script]).status().unwrap();";
    assert_eq!(act(body)["limit"]["kind"], "cpu");
}

#[test]
fn an_interrupt_ends_everything() {
    for signal in [Signal::INT, Signal::TERM] {
        interrupted_by(signal);
    }
}

/// The canary is a run too: that it does not come back then says nothing of the sandbox.
#[test]
fn an_interrupt_in_the_first_moments_is_not_taken_for_a_sandbox_that_is_not_to_be_had() {
    let patience = "std::thread::sleep(std::time::Duration::from_secs(600))";
    let session = patient(session(), format!("pub fn act() {{ {patience} }}\n")).args([
        "check",
        "free",
        "--sandbox",
        "required",
    ]);
    for delay in (0..30).map(Duration::from_millis) {
        let child = session.start(Stdio::piped());
        let grader = Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap();
        std::thread::sleep(delay);
        // What a shell starts in the background ignores SIGINT, this test and its graders included.
        kill_process(grader, Signal::TERM).unwrap();
        let output = child.wait_with_output().unwrap();
        // Before the grader has said what an interrupt shall do, it simply ends.
        let status = output.status;
        assert!(
            status.signal() == Some(Signal::TERM.as_raw()) || status.code() == Some(130),
            "after {delay:?}: {status}: {}{}",
            String::from_utf8_lossy(&output.stderr),
            String::from_utf8_lossy(&output.stdout)
        );
    }
}

/// Interrupts a check while its program runs, which it tells through a named pipe.
fn interrupted_by(signal: Signal) {
    let session = session();
    let (path, mut pipe) = named_pipe(&session.here());
    let path = path.display();
    let solution = format!(
        "pub fn act() {{\n    std::fs::write(\"{path}\", format!(\"{{}} \", std::process::id())).unwrap();\n    \
         std::thread::sleep(std::time::Duration::from_secs(600));\n}}\n"
    );
    let session = patient(session, solution).check([
        "free",
        "--report",
        "json=report.json",
        "--report",
        "human",
    ]);
    ends_at_once(&session, &mut pipe, signal);
}

/// rustfmt and clippy are not submissions, and end with everything else.
#[test]
fn an_interrupt_while_a_solution_is_looked_at_ends_everything() {
    let session = patient(session(), "pub fn act() {}\n".to_owned());
    let (path, mut pipe) = named_pipe(&session.here());
    let (path, bin) = (path.display(), toolchain_folder());
    let tools = session.here().join("toolchain/bin");
    let scripts = [
        (
            "rustc",
            format!(
                "case \"$*\" in *sysroot*) echo {};; *) exec {}/rustc \"$@\";; esac",
                tools.parent().unwrap().display(),
                bin.display()
            ),
        ),
        ("rustfmt", format!("echo $$ > {path}; exec sleep 600")),
    ];
    std::fs::create_dir_all(&tools).unwrap();
    std::os::unix::fs::symlink(bin.with_file_name("lib"), tools.with_file_name("lib")).unwrap();
    for (name, script) in scripts {
        let tool = tools.join(name);
        std::fs::write(&tool, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&tool, Permissions::from_mode(0o755)).unwrap();
    }
    let system = std::env::var("PATH").unwrap();
    let session = session
        .env("PATH", format!("{}:{system}", tools.display()))
        .args(["verify", "free", "--sandbox", "off"]);
    ends_at_once(&session, &mut pipe, Signal::INT);
}

/// Starts the grader, interrupts it when a program has told its number through the pipe, and looks for what is left.
fn ends_at_once(session: &Session, pipe: &mut File, signal: Signal) {
    let before = session.files();
    let child = session.start(Stdio::piped());
    let program = pid(&read_some(pipe));
    assert!(lives(program));
    let grader = Pid::from_raw(i32::try_from(child.id()).unwrap()).unwrap();
    kill_process(grader, signal).unwrap();
    let outcome = session.finish(child, &before);
    assert_eq!(outcome.status, 130, "{outcome}");
    assert_eq!(outcome.stderr, "error: interrupted\n");
    assert!(outcome.files.is_empty(), "{outcome}");
    assert!(!lives(program));
}

/// A session with this answer to an exercise that gives it more time than any test takes.
fn patient(session: Session, solution: String) -> Session {
    let exercise = "exercises/wild/free/exercise.yaml";
    let strict = std::fs::read_to_string(session.here().join(exercise)).unwrap();
    session
        .file("solutions/wild/free.rs", solution)
        .file(exercise, strict.replace("cpu: 200 ms", "cpu: 10 s"))
}

/// A named pipe, with both of its ends open, so that neither side waits for the other to come.
fn named_pipe(folder: &Path) -> (PathBuf, File) {
    let path = folder.join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&path).status();
    assert!(made.unwrap().success());
    let pipe = OpenOptions::new()
        .read(true)
        .write(true)
        .open(&path)
        .unwrap();
    (path, pipe)
}

fn read_some(pipe: &mut File) -> String {
    let mut fds = [PollFd::new(&*pipe, PollFlags::IN)];
    let patience = Timespec::try_from(PATIENCE).unwrap();
    assert_eq!(
        poll(&mut fds, Some(&patience)).unwrap(),
        1,
        "nothing was told"
    );
    let mut buffer = [0; 100];
    let length = pipe.read(&mut buffer).unwrap();
    String::from_utf8(buffer[..length].to_vec()).unwrap()
}

fn pid(text: &str) -> Pid {
    Pid::from_raw(text.trim().parse().unwrap()).unwrap()
}

/// Whether there is such a process.
fn lives(pid: Pid) -> bool {
    test_kill_process(pid).is_ok()
}
