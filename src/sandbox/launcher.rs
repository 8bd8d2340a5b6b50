//! The process between the grader and a command: starts it, watches what it uses, ends all of it, tells what
//! came of it.
//!
//! It is this same binary, executed again with [`LAUNCHER_ARGUMENT`]. Its standard input is the socket to the
//! grader; the order and the descriptors for the command come over it. It adopts whatever the command leaves
//! behind (a child subreaper), so nothing outlives the run, and it dies with the grader.

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::{Pid, PidfdFlags, pidfd_open};

use super::cgroup::{GroupUsage, RunGroup};
use super::class::Class;
use super::limits::{Limits, MAX_ARTEFACT};
use super::namespaces::{Init, record_without_init, start_init};
use super::order::{Order, Record, Reply, receive, send};
use super::reap::{collect, kill, sweep, usage_of_children, wait_for};
use super::run::{Kill, MemoryCount};
use super::start::start;
use super::target::{Handed, StepFailed, Target, die_with_parent};
use super::tree::{self, TreeUsage};

/// The argument that makes the binary a launcher instead of a grader.
pub(super) const LAUNCHER_ARGUMENT: &str = "sandbox-launcher";

/// How often a run's use of time and memory is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// Below this number a command finds its own descriptors; the launcher's are moved out of the way.
const FIRST_OWN_FD: i32 = 20;

/// The launcher's whole life. To be called first thing in `main`, before any thread is started.
pub(super) fn launch() -> ExitCode {
    let Ok(control) = rustix::io::fcntl_dupfd_cloexec(io::stdin().as_fd(), FIRST_OWN_FD) else {
        return ExitCode::FAILURE;
    };
    let said =
        match take_order(&control).and_then(|(order, handed)| execute(&control, &order, handed)) {
            Ok((record, artefact)) => {
                let fds: Vec<BorrowedFd<'_>> = artefact.iter().map(AsFd::as_fd).collect();
                send(&control, &Reply::Ended(record), &fds)
            }
            Err((step, error)) => {
                let (reason, errno) = (error.to_string(), error.raw_os_error());
                send(
                    &control,
                    &Reply::Failed {
                        step: step.to_string(),
                        reason,
                        errno,
                    },
                    &[],
                )
            }
        };
    if said.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn take_order(control: &OwnedFd) -> Result<(Order, Handed), StepFailed> {
    let step = "receive the order";
    let missing = || (step, io::Error::from(io::ErrorKind::UnexpectedEof));
    let (order, fds) = receive::<Order>(control, true)
        .map_err(|error| (step, error))?
        .ok_or_else(missing)?;
    let mut fds = fds.into_iter();
    let stdin = fds.next().ok_or_else(missing)?;
    let report = match order.report {
        true => Some((
            fds.next().ok_or_else(missing)?,
            fds.next().ok_or_else(missing)?,
        )),
        false => None,
    };
    Ok((order, Handed { stdin, report }))
}

/// What came of the command, with the file that it was to make.
type Executed = (Record, Option<OwnedFd>);

fn execute(control: &OwnedFd, order: &Order, handed: Handed) -> Result<Executed, StepFailed> {
    die_with_parent(order.grader)?;
    match order.class {
        Class::Full => execute_in_namespaces(control, order, handed),
        Class::None | Class::Landlock => execute_directly(control, order, handed),
    }
}

fn execute_directly(
    control: &OwnedFd,
    order: &Order,
    handed: Handed,
) -> Result<Executed, StepFailed> {
    rustix::process::set_child_subreaper(Some(rustix::process::getpid()))
        .map_err(|errno| ("adopt orphans", errno.into()))?;
    let target = Target::new(order, handed)?;
    let started = Instant::now();
    let child = start(target)?;
    let _ = send(control, &Reply::Started, &[]);
    let Watched { kill, used, .. } = watch(control, None, child, &order.policy.limits, || {
        end_session(child)
    });
    let ending = wait_for(child)?;
    sweep(end_descendants);
    let (cpu, peak_memory) = usage_of_children();
    let artefact = order
        .collect
        .as_deref()
        .and_then(|path| collect(path, MAX_ARTEFACT));
    Ok((
        Record {
            ending,
            kill,
            lost: false,
            wall: started.elapsed(),
            cpu: cpu.max(used.cpu),
            peak_memory: peak_memory.max(used.memory),
            memory_count: MemoryCount::Sampling,
        },
        artefact,
    ))
}

fn execute_in_namespaces(
    control: &OwnedFd,
    order: &Order,
    handed: Handed,
) -> Result<Executed, StepFailed> {
    let started = Instant::now();
    let Init { pid, link, group } = start_init(control, order, handed)?;
    // From now on nobody may look into the launcher, which is outside and would be worth it.
    rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable)
        .map_err(|errno| ("hide the launcher from debuggers", errno.into()))?;
    let end_all = || kill(pid.as_raw_nonzero().get());
    let watched = watch(control, Some(&link), pid, &order.policy.limits, end_all);
    let Watched {
        kill,
        mut begun,
        ended,
        used,
    } = watched;
    // Ending init ends its children unseen by it, so what it can tell then is less than what was looked at before.
    let complete = |record: Record| {
        let seen = Record {
            kill,
            cpu: record.cpu.max(used.cpu),
            peak_memory: record.peak_memory.max(used.memory),
            ..record
        };
        match group.as_ref().and_then(RunGroup::usage) {
            Some(counted) => count_in(seen, counted),
            None => seen,
        }
    };
    wait_for(pid)?;
    while let Ok(Some((reply, mut fds))) = receive::<Reply>(&link, false) {
        match reply {
            Reply::Started => {
                begun = true;
                let _ = send(control, &Reply::Started, &[]);
            }
            Reply::Ended(record) => return Ok((complete(record), fds.pop())),
            Reply::Failed {
                step,
                reason,
                errno,
            } => {
                let error =
                    errno.map_or_else(|| io::Error::other(reason), io::Error::from_raw_os_error);
                return Err((Box::leak(step.into_boxed_str()), error));
            }
        }
    }
    if !begun && !ended {
        return Err((
            "start init",
            io::Error::other("init ended before the program had begun"),
        ));
    }
    Ok((complete(record_without_init(started, ended)), None))
}

/// Puts the kernel's own count in the place of what was seen. A run that it ended for want of memory takes init with
/// it, which then is not lost.
fn count_in(record: Record, counted: GroupUsage) -> Record {
    let out_of_memory = counted.out_of_memory.then_some(Kill::Memory);
    Record {
        kill: record.kill.or(out_of_memory),
        lost: record.lost && out_of_memory.is_none(),
        cpu: record.cpu.max(counted.cpu),
        peak_memory: counted.peak_memory,
        memory_count: MemoryCount::ControlGroup,
        ..record
    }
}

/// What watching a run came to.
struct Watched {
    /// The launcher's own decision to end it.
    kill: Option<Kill>,
    /// Whether init said that the command has begun.
    begun: bool,
    /// Whether it was ended, by the launcher's decision or the grader's.
    ended: bool,
    /// The most that was seen at any look.
    used: TreeUsage,
}

/// Watches until `child` ends, by itself or because the run used too much, the grader said so or died. `link` tells
/// when the command has begun, where that is not known yet.
fn watch(
    control: &OwnedFd,
    link: Option<&OwnedFd>,
    child: Pid,
    limits: &Limits,
    end: impl Fn(),
) -> Watched {
    let mut watched = Watched {
        kill: None,
        begun: link.is_none(),
        ended: false,
        used: TreeUsage::default(),
    };
    let Ok(pidfd) = pidfd_open(child, PidfdFlags::empty()) else {
        // Waiting for the child alone would make the launcher deaf to the grader.
        end();
        return Watched {
            ended: true,
            ..watched
        };
    };
    loop {
        let listen = link.filter(|_| !watched.begun);
        let (told, over, news) =
            wait_for_news(control.as_fd(), pidfd.as_fd(), listen.map(AsFd::as_fd));
        if over {
            return watched;
        }
        if let Some(link) = listen.filter(|_| news) {
            // Anything but the beginning is followed by the end, and stays for whoever waits for that.
            if peek_started(link) {
                watched.begun = true;
                let _ = send(control, &Reply::Started, &[]);
            } else {
                wait_for_end(pidfd.as_fd());
                return watched;
            }
        }
        let used = tree::usage(child.as_raw_nonzero().get(), link.is_some());
        watched.used.cpu = watched.used.cpu.max(used.cpu);
        watched.used.memory = watched.used.memory.max(used.memory);
        watched.kill = match () {
            () if told => None,
            () if used.cpu > limits.cpu => Some(Kill::Cpu),
            () if used.memory > limits.memory => Some(Kill::Memory),
            // In namespaces of its own the kernel counts them, and refuses one too many.
            () if link.is_none() && used.threads > limits.processes as usize => {
                Some(Kill::Processes)
            }
            () => None,
        };
        if told || watched.kill.is_some() {
            end();
            return Watched {
                ended: true,
                ..watched
            };
        }
    }
}

/// Takes the next reply if it says that the command has begun, and leaves any other where it is.
fn peek_started(link: &OwnedFd) -> bool {
    let mut packet = [0; 64];
    let flags = rustix::net::RecvFlags::PEEK | rustix::net::RecvFlags::DONTWAIT;
    let Ok((length, _)) = rustix::net::recv(link, &mut packet[..], flags) else {
        return false;
    };
    let started = serde_json::from_slice::<Reply>(packet.get(..length).unwrap_or_default())
        .is_ok_and(|reply| reply == Reply::Started);
    started && receive::<Reply>(link, false).is_ok()
}

/// Waits a look's time for the grader, the end of the child and init's news; answers which of them came.
fn wait_for_news(
    control: BorrowedFd<'_>,
    pidfd: BorrowedFd<'_>,
    link: Option<BorrowedFd<'_>>,
) -> (bool, bool, bool) {
    let mut fds = vec![
        PollFd::from_borrowed_fd(control, PollFlags::IN),
        PollFd::from_borrowed_fd(pidfd, PollFlags::IN),
    ];
    fds.extend(link.map(|link| PollFd::from_borrowed_fd(link, PollFlags::IN)));
    let timeout = Timespec {
        tv_sec: 0,
        tv_nsec: i64::from(LOOK_EVERY.subsec_nanos()),
    };
    if poll(&mut fds, Some(&timeout)).is_err() {
        return (false, false, false);
    }
    let came = |at: usize| fds.get(at).is_some_and(|fd| !fd.revents().is_empty());
    (came(0), came(1), came(2))
}

fn wait_for_end(pidfd: BorrowedFd<'_>) {
    let mut fds = [PollFd::from_borrowed_fd(pidfd, PollFlags::IN)];
    while poll(&mut fds, None).is_err() {}
}

/// Kills the command's session and every descendant that left it.
fn end_session(child: Pid) {
    let root = child.as_raw_nonzero().get();
    kill(-root);
    tree::members(root).into_iter().for_each(kill);
}

/// Kills whatever the command left behind: as their subreaper, the launcher is the parent of its orphans.
fn end_descendants() {
    let me = rustix::process::getpid().as_raw_nonzero().get();
    tree::members(me).into_iter().skip(1).for_each(kill);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::Ending;

    #[test]
    fn a_run_that_the_kernel_ended_for_memory_is_told_as_such() {
        let lost = Record {
            ending: Ending::Signalled(libc::SIGKILL),
            kill: None,
            lost: true,
            wall: Duration::from_millis(5),
            cpu: Duration::from_millis(2),
            peak_memory: 10,
            memory_count: MemoryCount::Sampling,
        };
        let counted = GroupUsage {
            cpu: Duration::from_millis(3),
            peak_memory: 99,
            out_of_memory: true,
        };
        let record = count_in(lost.clone(), counted);
        assert_eq!((record.kill, record.lost), (Some(Kill::Memory), false));
        assert_eq!(
            (record.peak_memory, record.cpu),
            (99, Duration::from_millis(3))
        );
        let fine = count_in(
            lost,
            GroupUsage {
                out_of_memory: false,
                ..counted
            },
        );
        assert_eq!((fine.kill, fine.lost), (None, true));
    }
}
