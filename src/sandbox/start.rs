//! Starts a command in a child of the calling process, and learns whether it really began.

use std::io;
use std::os::fd::OwnedFd;

use rustix::process::Pid;

use super::reap::wait_for;
use super::target::{StepFailed, Target};

/// Forks and begins the command; comes back once it has begun.
pub(super) fn start(target: Target) -> Result<Pid, StepFailed> {
    let (failure_in, failure_out) = rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC)
        .map_err(|errno| ("watch the start", io::Error::from(errno)))?;
    let parent = rustix::process::getpid().as_raw_nonzero().get();
    // SAFETY: this process has one thread, so the child may go on with ordinary code.
    #[allow(unsafe_code)]
    let forked = unsafe { libc::fork() };
    if forked < 0 {
        return Err(("fork", io::Error::last_os_error()));
    }
    let Some(child) = Pid::from_raw(forked) else {
        drop(failure_in);
        let failed = target.begin(parent);
        tell(&failure_out, &failed);
        leave();
    };
    drop((target, failure_out));
    match hear(&failure_in) {
        None => Ok(child),
        Some(failed) => {
            wait_for(child)?;
            Err(failed)
        }
    }
}

/// Ends a forked child without running the destructors of what it has from its parent.
pub(super) fn leave() -> ! {
    // SAFETY: ends the process; nothing of it is used afterwards.
    #[allow(unsafe_code)]
    unsafe {
        libc::_exit(127)
    }
}

fn tell(pipe: &OwnedFd, (step, error): &StepFailed) {
    let text = format!(
        "{}\n{step}\n{error}",
        error.raw_os_error().unwrap_or_default()
    );
    // With the pipe gone the parent is gone too, and nobody is left to be told.
    let _ = rustix::io::write(pipe, text.as_bytes());
}

/// What the child says before its pipe closes; nothing when exec closed it.
fn hear(pipe: &OwnedFd) -> Option<StepFailed> {
    let mut text = [0; 1024];
    let length = rustix::io::read(pipe, &mut text).unwrap_or(0);
    let text = std::str::from_utf8(text.get(..length)?).ok()?;
    let mut lines = text.splitn(3, '\n');
    let (errno, step, reason) = (lines.next()?, lines.next()?, lines.next()?);
    let error = match errno.parse() {
        Ok(errno) if errno != 0 => io::Error::from_raw_os_error(errno),
        _ => io::Error::other(reason.to_string()),
    };
    // The text came from this very binary; it is leaked because this process is about to say it and end.
    Some((Box::leak(step.to_string().into_boxed_str()), error))
}
