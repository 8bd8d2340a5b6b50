//! Waiting for processes to end, and seeing to it that they do.

use std::fs::File;
use std::io;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::time::Duration;

use rustix::fs::{CWD, Mode, OFlags};
use rustix::process::Pid;

use super::run::Ending;
use super::target::StepFailed;

/// Sends SIGKILL; to a whole group when the number is negative, to every process that can be reached when it is −1.
pub(super) fn kill(pid: i32) {
    // SAFETY: sends a signal; a process that is gone answers with an error that needs no care.
    #[allow(unsafe_code)]
    unsafe {
        libc::kill(pid, libc::SIGKILL);
    }
}

/// Waits for one child, and reaps whatever else ends meanwhile.
pub(super) fn wait_for(child: Pid) -> Result<Ending, StepFailed> {
    loop {
        match wait_for_any(0) {
            Ok(Some((pid, status))) if pid == child.as_raw_nonzero().get() => {
                return Ok(ending(status));
            }
            Ok(_) => {}
            Err(error) => return Err(("wait for the program", error)),
        }
    }
}

/// Ends and reaps every child, until there is none. `end` ends all that live, as often as it is asked.
pub(super) fn sweep(end: impl Fn()) {
    while let Ok(reaped) = wait_for_any(libc::WNOHANG) {
        if reaped.is_none() {
            end();
            if wait_for_any(0).is_err() {
                return;
            }
        }
    }
}

/// Reaps a child; `None` when all live and `flags` say not to wait. An error says that there is no child.
fn wait_for_any(flags: i32) -> io::Result<Option<(i32, i32)>> {
    loop {
        let mut status = 0;
        // SAFETY: writes the status to a place of this frame.
        #[allow(unsafe_code)]
        let waited = unsafe { libc::waitpid(-1, &mut status, flags | libc::__WALL) };
        if waited > 0 {
            return Ok(Some((waited, status)));
        }
        if waited == 0 {
            return Ok(None);
        }
        let error = io::Error::last_os_error();
        if error.kind() != io::ErrorKind::Interrupted {
            return Err(error);
        }
    }
}

fn ending(status: i32) -> Ending {
    match libc::WIFSIGNALED(status) {
        true => Ending::Signalled(libc::WTERMSIG(status)),
        false => Ending::Exited(libc::WEXITSTATUS(status)),
    }
}

/// Processor time of all reaped descendants, and the largest resident memory that one of them had in bytes
/// (getrusage(2): kibibytes).
pub(super) fn usage_of_children() -> (Duration, u64) {
    // SAFETY: an all-zero rusage is a valid value, and the call writes to a place of this frame.
    #[allow(unsafe_code)]
    let usage = unsafe {
        let mut usage: libc::rusage = std::mem::zeroed();
        libc::getrusage(libc::RUSAGE_CHILDREN, &mut usage);
        usage
    };
    let time = |t: libc::timeval| {
        Duration::from_secs(t.tv_sec.unsigned_abs())
            + Duration::from_micros(t.tv_usec.unsigned_abs())
    };
    (
        time(usage.ru_utime) + time(usage.ru_stime),
        usage.ru_maxrss.unsigned_abs() * 1024,
    )
}

/// Opens a file that the command made, when all its processes are gone: a regular one of at most `most` bytes,
/// never through a link, never waiting for a pipe.
pub(super) fn collect(path: &Path, most: u64) -> Option<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    let file = File::from(rustix::fs::openat(CWD, path, flags, Mode::empty()).ok()?);
    let metadata = file.metadata().ok()?;
    (metadata.is_file() && metadata.len() <= most).then(|| file.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_regular_file_of_fair_size_is_collected() {
        let folder = tempfile::tempdir().unwrap();
        let (file, link, fifo) = (
            folder.path().join("file"),
            folder.path().join("link"),
            folder.path().join("fifo"),
        );
        std::fs::write(&file, "12345").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        rustix::fs::mknodat(CWD, &fifo, rustix::fs::FileType::Fifo, Mode::RUSR, 0).unwrap();
        assert!(collect(&file, 5).is_some());
        assert!(collect(&file, 4).is_none());
        assert!(collect(&link, 5).is_none());
        assert!(collect(&fifo, 5).is_none());
        assert!(collect(folder.path(), 1 << 20).is_none());
        assert!(collect(Path::new("/nonexistent"), 5).is_none());
    }
}
