//! Ctrl-C and requests to terminate: every run ends, temporary folders go, the grader says so and leaves.
//!
//! The signal handler only writes a byte into a pipe that nobody reads, so that the pipe stays readable: each run
//! polls it beside its own descriptors and ends itself.

pub use system::{interrupted, on_interrupt};

#[cfg(target_os = "linux")]
pub(super) use system::interrupt_pipe;

#[cfg(unix)]
mod system {
    //! What Unix has.

    use std::io;
    use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
    use std::sync::OnceLock;

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

    static PIPE: OnceLock<OwnedFd> = OnceLock::new();

    /// From now on an interrupt ends the runs instead of the grader. Called once, by the command line.
    ///
    /// # Errors
    /// When the system gives no pipe.
    pub fn on_interrupt() -> io::Result<()> {
        let (read, write) = rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC)?;
        for signal in [SIGINT, SIGTERM, SIGHUP] {
            signal_hook::low_level::pipe::register(signal, write.try_clone()?)?;
        }
        // A second call would find the pipe taken; the first one goes on serving.
        let _ = PIPE.set(read);
        Ok(())
    }

    /// Whether an interrupt has come.
    pub fn interrupted() -> bool {
        let Some(pipe) = interrupt_pipe() else {
            return false;
        };
        let mut fds = [PollFd::from_borrowed_fd(pipe, PollFlags::IN)];
        matches!(poll(&mut fds, Some(&Timespec::default())), Ok(1))
    }

    /// The descriptor that becomes readable, and stays so, when an interrupt comes.
    pub(in crate::sandbox) fn interrupt_pipe() -> Option<BorrowedFd<'static>> {
        PIPE.get().map(AsFd::as_fd)
    }
}

#[cfg(not(unix))]
mod system {
    //! What every system has: an interrupt ends the grader itself.

    use std::io;

    /// Does nothing here.
    ///
    /// # Errors
    /// Never.
    pub fn on_interrupt() -> io::Result<()> {
        Ok(())
    }

    /// Never: an interrupt has ended the grader.
    pub fn interrupted() -> bool {
        false
    }
}
