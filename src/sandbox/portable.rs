//! Class `none` where there is no launcher: macOS, other Unix systems, Windows.
//!
//! The command is a child of the grader in a process group of its own, with kernel limits where the system has
//! them. Its use of time and memory is not known, so time is judged on the wall clock and by the kernel's own limit.
//! A descendant that leaves the group outlives the run; waiting for its output is bounded.

use std::io::{self, Read, Write};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use wait_timeout::ChildExt;

use super::Trouble;
use super::capture::{Capture, Collector};
use super::limits::MAX_ARTEFACT;
use super::policy::Policy;
use super::run::{Command, Ending, Kill, MemoryCount, Run, Usage};

/// How long an output may stay open after the program has ended, before whoever holds it is left alone.
const GRACE: Duration = Duration::from_millis(200);

/// How often a run looks whether it was interrupted.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// Runs a command as a child of this process.
pub(super) fn run(
    policy: &Policy,
    command: &Command,
    stopped: &dyn Fn() -> bool,
) -> Result<Run, Trouble> {
    let start = |source| Trouble::Start {
        program: command.program.clone(),
        source,
    };
    let mut prepared = std::process::Command::new(&command.program);
    prepared
        .args(&command.args)
        .env_clear()
        .envs(command.env.iter().map(|(name, value)| (name, value)))
        .current_dir(&command.current_dir)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let report = system::prepare(&mut prepared, policy, command).map_err(start)?;
    let started = Instant::now();
    let mut child = prepared.spawn().map_err(start)?;
    // The command's ends of the report channel live in this value until it is dropped.
    drop(prepared);

    let decided = Arc::new(OnceLock::new());
    let cap = policy.limits.output;
    let stdout = child.stdout.take().map(|pipe| drain(pipe, cap, &decided));
    let stderr = child.stderr.take().map(|pipe| drain(pipe, cap, &decided));
    let report = report.map(|pipe| drain(pipe, cap, &decided));
    if let Some(stdin) = child.stdin.take() {
        feed(stdin, command.stdin.clone());
    }
    let ended = wait(&mut child, policy.limits.wall, &decided, stopped)
        .map_err(Trouble::prepare("watch the run"))?;
    let wall = started.elapsed();
    let taken = [stdout, stderr, report].map(|stream| stream.map(take).unwrap_or_default());
    let [stdout, stderr, report] = taken;
    let (ending, kill) = system::ending(ended);
    let artefact = command
        .collect
        .as_ref()
        .and_then(|name| system::collect(&command.current_dir.join(name), MAX_ARTEFACT));
    Ok(Run {
        ending,
        kill: decided.get().copied().or(kill),
        violation: false,
        usage: Usage {
            wall,
            cpu: None,
            peak_memory: None,
            memory_count: MemoryCount::Sampling,
        },
        stdout,
        stderr,
        report,
        artefact,
        supervision_lost: false,
    })
}

/// A stream being read in a thread of its own: pieces come, then the sender goes.
type Stream = (Receiver<Vec<u8>>, u64);

fn drain(mut pipe: impl Read + Send + 'static, cap: u64, decided: &Arc<OnceLock<Kill>>) -> Stream {
    let (sender, receiver): (Sender<Vec<u8>>, _) = channel();
    let decided = Arc::clone(decided);
    detach(move || {
        let mut total = 0;
        let mut buffer = vec![0; 64 * 1024];
        while let Ok(length) = pipe.read(&mut buffer) {
            total += length as u64;
            // What is far beyond the cap would only fill memory until the run is ended.
            let wanted = total <= cap.saturating_mul(2) + buffer.len() as u64;
            if length == 0 || (wanted && sender.send(buffer[..length].to_vec()).is_err()) {
                return;
            }
            if total > cap {
                let _ = decided.set(Kill::Output);
            }
        }
    });
    (receiver, cap)
}

fn take((receiver, cap): Stream) -> Capture {
    let mut collector = Collector::new(cap);
    let until = Instant::now() + GRACE;
    while let Ok(piece) = receiver.recv_timeout(until.saturating_duration_since(Instant::now())) {
        collector.push(&piece);
    }
    collector.finish()
}

fn feed(mut stdin: impl Write + Send + 'static, input: Vec<u8>) {
    detach(move || {
        // A program need not read what it is given.
        let _ = stdin.write_all(&input);
    });
}

#[expect(
    clippy::disallowed_methods,
    reason = "a descendant that left the process group may hold a pipe for ever, and nobody can wait for that"
)]
fn detach(work: impl FnOnce() + Send + 'static) {
    std::thread::spawn(work);
}

/// Waits for the end, bringing it about when the time is up or somebody decided so.
fn wait(
    child: &mut Child,
    wall: Duration,
    decided: &OnceLock<Kill>,
    stopped: &dyn Fn() -> bool,
) -> io::Result<std::process::ExitStatus> {
    let until = Instant::now() + wall;
    loop {
        let left = until.saturating_duration_since(Instant::now());
        if let Some(status) = child.wait_timeout(left.min(LOOK_EVERY))? {
            system::end_group(child);
            return Ok(status);
        }
        if stopped() {
            let _ = decided.set(Kill::Interrupt);
        } else if left.is_zero() {
            let _ = decided.set(Kill::Wall);
        }
        if decided.get().is_some() {
            system::end_group(child);
            child.kill()?;
            return child.wait();
        }
    }
}

#[cfg(unix)]
mod system {
    //! What Unix has.

    use std::io;
    use std::os::fd::{AsRawFd, OwnedFd};
    use std::os::unix::process::{CommandExt, ExitStatusExt};
    use std::path::Path;
    use std::process::{Child, ExitStatus};

    use rustix::process::{Pid, Resource, Rlimit, Signal, kill_process_group, setrlimit};

    use super::super::policy::Policy;
    use super::super::run::{Command, Ending, Kill};

    /// Sets up what happens between fork and exec. Gives the near end of the report channel, if there is one.
    pub(super) fn prepare(
        prepared: &mut std::process::Command,
        policy: &Policy,
        command: &Command,
    ) -> io::Result<Option<std::fs::File>> {
        let limits = policy.limits.clone();
        let cpu = limits.cpu.as_secs() + 2;
        let table = [
            (Resource::Cpu, cpu, cpu + 1),
            (Resource::Data, limits.data(), limits.data()),
            (Resource::Fsize, limits.disk, limits.disk),
            (Resource::Core, 0, 0),
            (
                Resource::Nofile,
                limits.open_files.into(),
                limits.open_files.into(),
            ),
        ];
        let (near, far) = match &command.report {
            None => (None, None),
            Some(token) => {
                let (near, far) = rustix::pipe::pipe()?;
                let (token_far, token_near) = rustix::pipe::pipe()?;
                rustix::io::write(&token_near, token)?;
                (Some(std::fs::File::from(near)), Some((far, token_far)))
            }
        };
        let set_up = move || {
            for (resource, current, maximum) in table {
                // A system that does not know a limit runs without it; this class promises no more.
                let _ = setrlimit(
                    resource,
                    Rlimit {
                        current: Some(current),
                        maximum: Some(maximum),
                    },
                );
            }
            far.as_ref().map_or(Ok(()), place)
        };
        // SAFETY: the closure makes system calls alone; it neither allocates nor takes locks.
        #[allow(unsafe_code)]
        unsafe {
            prepared.process_group(0).pre_exec(set_up);
        }
        Ok(near)
    }

    /// Puts the command's ends of the report channel where it looks for them.
    fn place((report, token): &(OwnedFd, OwnedFd)) -> io::Result<()> {
        for (fd, place) in [(report, 3), (token, 4)] {
            // SAFETY: between fork and exec; what the number may have meant before is not used any more.
            #[allow(unsafe_code)]
            let mut target = unsafe { <OwnedFd as std::os::fd::FromRawFd>::from_raw_fd(place) };
            if fd.as_raw_fd() != place {
                rustix::io::dup2(fd, &mut target)?;
            }
            std::mem::forget(target);
        }
        Ok(())
    }

    pub(super) fn end_group(child: &Child) {
        if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
            // A group whose members are gone is as good as ended.
            let _ = kill_process_group(group, Signal::KILL);
        }
    }

    pub(super) fn ending(status: ExitStatus) -> (Ending, Option<Kill>) {
        match (status.code(), status.signal()) {
            (Some(code), _) => (Ending::Exited(code), None),
            (None, signal) => {
                let signal = signal.unwrap_or_default();
                let over_time = signal == Signal::XCPU.as_raw();
                (Ending::Signalled(signal), over_time.then_some(Kill::Cpu))
            }
        }
    }

    pub(super) fn collect(path: &Path, most: u64) -> Option<Vec<u8>> {
        let metadata = std::fs::symlink_metadata(path).ok()?;
        (metadata.is_file() && metadata.len() <= most).then(|| std::fs::read(path).ok())?
    }
}

#[cfg(not(unix))]
mod system {
    //! What every system has.

    use std::io;
    use std::path::Path;
    use std::process::{Child, ExitStatus};

    use super::super::policy::Policy;
    use super::super::run::{Command, Ending, Kill};

    pub(super) fn prepare(
        _prepared: &mut std::process::Command,
        _policy: &Policy,
        command: &Command,
    ) -> io::Result<Option<std::fs::File>> {
        match command.report {
            None => Ok(None),
            Some(_) => Err(io::Error::new(
                io::ErrorKind::Unsupported,
                "exercises of mode `harness` need a Unix system; use WSL",
            )),
        }
    }

    pub(super) fn end_group(_child: &Child) {}

    pub(super) fn ending(status: ExitStatus) -> (Ending, Option<Kill>) {
        (Ending::Exited(status.code().unwrap_or(-1)), None)
    }

    pub(super) fn collect(path: &Path, most: u64) -> Option<Vec<u8>> {
        let metadata = std::fs::symlink_metadata(path).ok()?;
        (metadata.is_file() && metadata.len() <= most).then(|| std::fs::read(path).ok())?
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::{KIB, Limits};

    fn shell(script: &str, limits: Limits) -> Run {
        let policy = Policy {
            limits,
            readable: Vec::new(),
            links: Vec::new(),
            folders: Vec::new(),
            kept: Vec::new(),
            may_start_programs: true,
        };
        let command = Command {
            program: "/bin/sh".into(),
            args: vec!["-c".into(), script.into()],
            env: vec![("PATH".into(), "/bin:/usr/bin".into())],
            current_dir: "/".into(),
            stdin: b"in".to_vec(),
            report: Some(b"token".to_vec()),
            collect: None,
        };
        run(&policy, &command, &|| false).unwrap()
    }

    #[test]
    fn streams_and_status_come_back() {
        let run = shell("cat; echo err >&2; cat <&4 >&3; exit 3", Limits::for_case());
        assert_eq!(run.ending, Ending::Exited(3));
        assert_eq!(run.stdout.complete(), Some(&b"in"[..]));
        assert_eq!(run.stderr.complete(), Some(&b"err\n"[..]));
        assert_eq!(run.report.complete(), Some(&b"token"[..]));
    }

    #[test]
    fn the_wall_clock_ends_a_sleeper_with_its_children() {
        let limits = Limits {
            wall: Duration::from_millis(100),
            ..Limits::for_case()
        };
        let run = shell("sleep 1000 & sleep 1000", limits);
        assert_eq!(run.kill, Some(Kill::Wall));
    }

    #[test]
    fn too_much_output_ends_the_run_and_is_bounded() {
        let limits = Limits {
            output: KIB,
            ..Limits::for_case()
        };
        let run = shell("while :; do echo yyyyyyyyyyyyyyyyyyyyyyyy; done", limits);
        assert_eq!(run.kill, Some(Kill::Output));
        assert!(run.stdout.head().len() as u64 <= KIB);
    }
}
