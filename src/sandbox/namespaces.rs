//! Class `full`: the command lives in namespaces of its own, under an init that is not the command.
//!
//! The launcher stays outside, where it can see what the namespaces use and end all of it at once. Init is the
//! first process inside: it builds the private file system, starts the command, adopts what the command leaves
//! behind and reports over a socket that the command does not have. It keeps its capabilities and becomes invisible
//! to debuggers, so the command can do nothing to it.

use std::io;
use std::os::fd::{AsFd, AsRawFd, OwnedFd};
use std::time::Instant;

use rustix::process::Pid;

use super::cgroup::RunGroup;
use super::limits::MAX_ARTEFACT;
use super::order::{Order, Record, Reply, channel, receive, send};
use super::reap::{collect, kill, sweep, usage_of_children, wait_for};
use super::run::{Ending, MemoryCount};
use super::start::{leave, start};
use super::target::{Handed, StepFailed, Target, reset_signals};
use super::{identity, private_root};

/// What the namespaces keep apart.
const FLAGS: i32 = libc::CLONE_NEWUSER
    | libc::CLONE_NEWPID
    | libc::CLONE_NEWNS
    | libc::CLONE_NEWNET
    | libc::CLONE_NEWIPC
    | libc::CLONE_NEWUTS;

/// The init of a run, seen from outside.
pub(super) struct Init {
    pub pid: Pid,
    /// Where its replies come from.
    pub link: OwnedFd,
    /// The control group that the run lives in, where the host gives one.
    pub group: Option<RunGroup>,
}

/// Starts an init, which goes on to start the command. `control` is the launcher's own, not to be inherited.
pub(super) fn start_init(
    control: &OwnedFd,
    order: &Order,
    handed: Handed,
) -> Result<Init, StepFailed> {
    let (link, inner_link) = channel().map_err(|error| ("connect to init", error))?;
    order.sabotaged("make namespaces")?;
    // SAFETY: like a fork, with a null stack and no shared memory; this process has one thread, so the child may
    // go on with ordinary code.
    #[allow(unsafe_code)]
    let cloned = unsafe { libc::syscall(libc::SYS_clone, FLAGS | libc::SIGCHLD, 0, 0, 0, 0) };
    if cloned < 0 {
        return Err(("make namespaces", io::Error::last_os_error()));
    }
    let Some(pid) = i32::try_from(cloned).ok().and_then(Pid::from_raw) else {
        close(control);
        close(&link);
        live(&inner_link, order, handed);
        leave();
    };
    drop((inner_link, handed));
    // Before init goes on: from its first step everything counts. A group that does not take it is worth nothing.
    let group = RunGroup::make(&order.policy.limits)
        .filter(|group| group.add(pid.as_raw_nonzero().get()).is_ok());
    if let Err(failed) = map_identity(order, pid)
        .and_then(|()| send(&link, &(), &[]).map_err(|error| ("tell init to go on", error)))
    {
        kill(pid.as_raw_nonzero().get());
        wait_for(pid)?;
        return Err(failed);
    }
    Ok(Init { pid, link, group })
}

fn map_identity(order: &Order, pid: Pid) -> Result<(), StepFailed> {
    let step = "map users into the namespace";
    order.sabotaged(step)?;
    let maps = identity::maps();
    let write = |file: &str, text: &str| {
        std::fs::write(format!("/proc/{}/{file}", pid.as_raw_nonzero()), text)
            .map_err(|error| (step, error))
    };
    if !maps.may_set_groups {
        write("setgroups", "deny")?;
    }
    write("uid_map", &maps.users)?;
    write("gid_map", &maps.groups)
}

fn close(fd: &OwnedFd) {
    // SAFETY: the forked child never uses its copy of this descriptor and ends without running destructors.
    #[allow(unsafe_code)]
    unsafe {
        libc::close(fd.as_raw_fd());
    }
}

/// The whole life of init.
fn live(link: &OwnedFd, order: &Order, handed: Handed) {
    // Whatever goes wrong here shows as an init that ended without a word.
    let _ = match serve(link, order, handed) {
        Ok((record, artefact)) => {
            let fds: Vec<_> = artefact.iter().map(AsFd::as_fd).collect();
            send(link, &Reply::Ended(record), &fds)
        }
        Err((step, error)) => {
            let (reason, errno) = (error.to_string(), error.raw_os_error());
            send(
                link,
                &Reply::Failed {
                    step: step.to_string(),
                    reason,
                    errno,
                },
                &[],
            )
        }
    };
}

fn serve(
    link: &OwnedFd,
    order: &Order,
    handed: Handed,
) -> Result<(Record, Option<OwnedFd>), StepFailed> {
    reset_signals();
    let kill_signal = Some(rustix::process::Signal::KILL);
    rustix::process::set_parent_process_death_signal(kill_signal)
        .map_err(|errno| ("tie init to the launcher", errno.into()))?;
    // A launcher that died before that line has closed its end.
    if receive::<()>(link, true)
        .map_err(|error| ("wait for the launcher", error))?
        .is_none()
    {
        leave();
    }
    order.sabotaged("build the private file system")?;
    private_root::enter(&order.policy, &order.current_dir)?;
    rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable)
        .map_err(|errno| ("hide init from debuggers", errno.into()))?;
    let target = Target::new(order, handed)?;
    let started = Instant::now();
    let child = start(target)?;
    let _ = send(link, &Reply::Started, &[]);
    let ending = wait_for(child)?;
    sweep(|| kill(-1));
    let (cpu, peak_memory) = usage_of_children();
    let artefact = order
        .collect
        .as_deref()
        .and_then(|path| collect(path, MAX_ARTEFACT));
    let record = Record {
        ending,
        kill: None,
        lost: false,
        wall: started.elapsed(),
        cpu,
        peak_memory,
        memory_count: MemoryCount::Sampling,
    };
    Ok((record, artefact))
}

/// What is told of a run whose init said nothing: it was ended by the launcher, or by somebody else.
pub(super) fn record_without_init(started: Instant, killed: bool) -> Record {
    let (cpu, peak_memory) = usage_of_children();
    let ending = Ending::Signalled(libc::SIGKILL);
    Record {
        ending,
        kill: None,
        lost: !killed,
        wall: started.elapsed(),
        cpu,
        peak_memory,
        memory_count: MemoryCount::Sampling,
    }
}
