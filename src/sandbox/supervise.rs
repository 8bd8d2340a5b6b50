//! The grader's side of a run on Linux: starts the launcher, hands it the order, watches the wall clock, and puts
//! together what came of it.

use std::fs::File;
use std::io::{self, Read};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use rustix::pipe::{PipeFlags, pipe_with};
use wait_timeout::ChildExt;

use super::Trouble;
use super::class::Class;
use super::launcher::LAUNCHER_ARGUMENT;
use super::order::{Order, Record, Reply, channel, receive, send};
use super::policy::Policy;
use super::pump::{Pipes, Pumped, pump};
use super::run::{Command, Ending, Kill, MemoryCount, Run, Usage};

/// How long the launcher may take to end everything after it was told to, before it is ended itself.
const GRACE: Duration = Duration::from_secs(2);

/// How a run is set up, beyond what its policy says.
pub(super) struct Setting<'a> {
    /// The `grader` binary.
    pub launcher: &'a Path,
    pub class: Class,
    /// A step that is made to fail, in tests of what happens then.
    pub sabotage: Option<&'a str>,
    /// The descriptor that becomes readable when the run is to end.
    pub interrupt: Option<BorrowedFd<'a>>,
}

/// Runs a command through a launcher.
pub(super) fn run(
    setting: &Setting<'_>,
    policy: &Policy,
    command: &Command,
) -> Result<Run, Trouble> {
    let launcher = setting.launcher;
    let (control, launcher_control) =
        channel().map_err(Trouble::prepare("connect to the launcher"))?;
    let mut wired = Wiring::new(command).map_err(Trouble::prepare("open pipes"))?;
    let started = Instant::now();
    let mut child = std::process::Command::new(launcher)
        .arg(LAUNCHER_ARGUMENT)
        .env_clear()
        .process_group(0)
        .stdin(Stdio::from(launcher_control))
        .stdout(Stdio::from(wired.stdout.take().ok_or_else(unwired)?))
        .stderr(Stdio::from(wired.stderr.take().ok_or_else(unwired)?))
        .spawn()
        .map_err(|source| Trouble::Start {
            program: launcher.to_path_buf(),
            source,
        })?;
    let outcome = oversee(&mut child, &control, wired, setting, policy, command);
    if outcome.is_err() {
        abandon(&mut child);
    }
    let (pumped, decided) = outcome?;
    conclude(
        &control,
        pumped,
        decided,
        started.elapsed(),
        &mut child,
        setting.class,
    )
}

/// The far ends of a run's pipes, and the near ones for the pump.
struct Wiring {
    stdout: Option<OwnedFd>,
    stderr: Option<OwnedFd>,
    stdin: OwnedFd,
    report: Option<(OwnedFd, OwnedFd)>,
    near: Pipes,
}

impl Wiring {
    fn new(command: &Command) -> io::Result<Wiring> {
        let pipe = || pipe_with(PipeFlags::CLOEXEC);
        let (stdin, near_stdin) = pipe()?;
        let (near_stdout, stdout) = pipe()?;
        let (near_stderr, stderr) = pipe()?;
        let (mut report, mut near_report) = (None, None);
        if let Some(token) = &command.report {
            // A socket, because a pipe could be opened anew through /proc where there is one, and what was reported
            // be taken out again before the grader has read it.
            let (near, far) = rustix::net::socketpair(
                rustix::net::AddressFamily::UNIX,
                rustix::net::SocketType::STREAM,
                rustix::net::SocketFlags::CLOEXEC,
                None,
            )?;
            let (token_far, token_near) = pipe()?;
            // Far smaller than a pipe's buffer, so this does not wait for a reader.
            rustix::io::write(&token_near, token)?;
            report = Some((far, token_far));
            near_report = Some(near);
        }
        let near = Pipes {
            stdin: near_stdin,
            stdout: near_stdout,
            stderr: near_stderr,
            report: near_report,
        };
        Ok(Wiring {
            stdout: Some(stdout),
            stderr: Some(stderr),
            stdin,
            report,
            near,
        })
    }
}

fn unwired() -> Trouble {
    Trouble::prepare("open pipes")(io::ErrorKind::BrokenPipe.into())
}

/// Hands over the order and waits for the end. Answers what was pumped and which end the grader decided on.
fn oversee(
    child: &mut Child,
    control: &OwnedFd,
    wired: Wiring,
    setting: &Setting<'_>,
    policy: &Policy,
    command: &Command,
) -> Result<(Pumped, Option<Kill>), Trouble> {
    let Wiring {
        stdin,
        report,
        near,
        ..
    } = wired;
    let order = Order {
        class: setting.class,
        policy: policy.clone(),
        program: command.program.clone(),
        args: command.args.clone(),
        env: command.env.clone(),
        current_dir: command.current_dir.clone(),
        collect: command
            .collect
            .as_ref()
            .map(|name| command.current_dir.join(name)),
        report: report.is_some(),
        grader: std::process::id().cast_signed(),
        sabotage: setting.sabotage.map(str::to_string),
    };
    let mut handed = vec![stdin.as_fd()];
    if let Some((report, token)) = &report {
        handed.extend([report.as_fd(), token.as_fd()]);
    }
    send(control, &order, &handed).map_err(Trouble::prepare("hand the launcher its order"))?;
    // The far ends must live in the run alone, or the pump would never see them close.
    drop((stdin, report));

    let decided = OnceLock::new();
    let kill = |cause: Kill| {
        if decided.set(cause).is_ok() {
            // A launcher that is gone has ended the run already.
            let _ = send(control, &"end", &[]);
        }
    };
    let (over, over_signal) = pipe_with(PipeFlags::CLOEXEC)
        .map_err(|errno| Trouble::prepare("open pipes")(errno.into()))?;
    let pumped = std::thread::scope(|scope| {
        let pumping = scope.spawn(|| {
            pump(
                near,
                &command.stdin,
                policy.limits.output,
                over.as_fd(),
                setting.interrupt,
                &kill,
            )
        });
        let waited = wait_for(child, policy.limits.wall, &kill);
        // Closing the pipe tells the pump that the run is over.
        drop(over_signal);
        let pumped = pumping
            .join()
            .unwrap_or_else(|_| Err(io::Error::other("the pump broke")));
        waited.and(pumped)
    })
    .map_err(Trouble::prepare("watch the run"))?;
    Ok((pumped, decided.get().copied()))
}

/// Waits for the launcher until the wall limit, then until it has ended everything, then no longer.
fn wait_for(child: &mut Child, wall: Duration, kill: &dyn Fn(Kill)) -> io::Result<()> {
    if child.wait_timeout(wall)?.is_some() {
        return Ok(());
    }
    kill(Kill::Wall);
    if child.wait_timeout(GRACE)?.is_none() {
        abandon(child);
    }
    Ok(())
}

/// Ends a launcher that does not answer. What it started is tied to its life.
fn abandon(child: &mut Child) {
    // Both fail only for a child that has ended and been waited for.
    let _ = child.kill();
    let _ = child.wait();
}

/// Reads what the launcher said and joins it with what the grader decided and saw.
fn conclude(
    control: &OwnedFd,
    pumped: Pumped,
    decided: Option<Kill>,
    wall: Duration,
    child: &mut Child,
    class: Class,
) -> Result<Run, Trouble> {
    let mut started = false;
    let mut ended = None;
    while let Ok(Some((reply, fds))) = receive::<Reply>(control, false) {
        match reply {
            Reply::Started => started = true,
            Reply::Ended(record) => ended = Some((record, fds)),
            Reply::Failed {
                step,
                reason,
                errno,
            } => {
                let source =
                    errno.map_or_else(|| io::Error::other(reason), io::Error::from_raw_os_error);
                return Err(Trouble::Prepare { step, source });
            }
        }
    }
    let Pumped {
        stdout,
        stderr,
        report,
        too_long,
    } = pumped;
    let (record, fds) = match ended {
        Some(ended) => ended,
        // A launcher that vanishes in the middle of a run was ended by the run, or with it.
        None if started => {
            let ending = Ending::Signalled(libc::SIGKILL);
            let (cpu, peak_memory) = (Duration::ZERO, 0);
            (
                Record {
                    ending,
                    kill: None,
                    lost: decided.is_none(),
                    wall,
                    cpu,
                    peak_memory,
                    memory_count: MemoryCount::Sampling,
                },
                Vec::new(),
            )
        }
        None => {
            let how = child
                .wait()
                .map_or_else(|error| error.to_string(), |status| status.to_string());
            return Err(Trouble::LauncherLost { how });
        }
    };
    let Record {
        ending,
        kill,
        lost,
        wall,
        cpu,
        peak_memory,
        memory_count,
    } = record;
    Ok(Run {
        ending,
        kill: decided.or(kill).or(too_long.then_some(Kill::Output)),
        violation: class != Class::None && ending == Ending::Signalled(libc::SIGSYS),
        usage: Usage {
            wall,
            cpu: Some(cpu),
            peak_memory: Some(peak_memory),
            memory_count,
        },
        stdout,
        stderr,
        report,
        artefact: fds.into_iter().next().map(read_artefact).transpose()?,
        supervision_lost: lost,
    })
}

/// The launcher has seen to it that this is a regular file of fair size.
fn read_artefact(fd: OwnedFd) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    File::from(fd)
        .read_to_end(&mut bytes)
        .map_err(Trouble::prepare("read the collected file"))?;
    Ok(bytes)
}
