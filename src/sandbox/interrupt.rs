//! Ctrl-C and requests to terminate: every run ends, temporary folders go, the grader says so and leaves.
//!
//! The signal handler only writes a byte into a pipe that nobody reads, so that the pipe stays readable: each run
//! polls it beside its own descriptors and ends itself.
//!
//! A screen that watches a file wants to end the runs of what is outdated and go on itself: it gives its sandbox a
//! [`Stop`], which its runs heed in the interrupt's place, and keeps the [`Stopper`].

pub use system::{Stop, Stopper, interrupted, on_interrupt, stop};

#[cfg(target_os = "linux")]
pub(super) use system::interrupt_pipe;

#[cfg(unix)]
mod system {
    //! What Unix has.

    use std::io;
    use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
    use std::sync::{Arc, OnceLock};

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
        interrupt_pipe().is_some_and(readable)
    }

    fn readable(pipe: BorrowedFd<'_>) -> bool {
        let mut fds = [PollFd::from_borrowed_fd(pipe, PollFlags::IN)];
        matches!(poll(&mut fds, Some(&Timespec::default())), Ok(1))
    }

    /// The descriptor that becomes readable, and stays so, when an interrupt comes.
    pub(in crate::sandbox) fn interrupt_pipe() -> Option<BorrowedFd<'static>> {
        PIPE.get().map(AsFd::as_fd)
    }

    /// What the runs of one sandbox heed in the interrupt's place: the end of a pipe that closes at its other end.
    #[derive(Debug, Clone)]
    pub struct Stop(Arc<OwnedFd>);

    /// Ends these runs when it is dropped.
    #[derive(Debug)]
    pub struct Stopper {
        _pipe: OwnedFd,
    }

    /// A way to end some runs and no others.
    ///
    /// # Errors
    /// When the system gives no pipe.
    pub fn stop() -> io::Result<(Stopper, Stop)> {
        let (read, write) = rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC)?;
        Ok((Stopper { _pipe: write }, Stop(Arc::new(read))))
    }

    impl Stop {
        /// Whether the runs are to end.
        pub(in crate::sandbox) fn has_come(&self) -> bool {
            readable(self.0.as_fd())
        }

        #[cfg(target_os = "linux")]
        pub(in crate::sandbox) fn pipe(&self) -> BorrowedFd<'_> {
            self.0.as_fd()
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn runs_are_to_end_when_the_stopper_is_gone() {
            let (stopper, stop) = stop().unwrap();
            let same = stop.clone();
            assert!(!stop.has_come() && !same.has_come());
            drop(stopper);
            assert!(stop.has_come() && same.has_come());
        }
    }
}

#[cfg(not(unix))]
mod system {
    //! What every system has: an interrupt ends the grader itself.

    use std::io;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    /// What the runs of one sandbox heed.
    #[derive(Debug, Clone)]
    pub struct Stop(Arc<AtomicBool>);

    /// Ends these runs when it is dropped.
    #[derive(Debug)]
    pub struct Stopper(Arc<AtomicBool>);

    /// A way to end some runs and no others.
    ///
    /// # Errors
    /// Never.
    pub fn stop() -> io::Result<(Stopper, Stop)> {
        let flag = Arc::new(AtomicBool::new(false));
        Ok((Stopper(Arc::clone(&flag)), Stop(flag)))
    }

    impl Drop for Stopper {
        fn drop(&mut self) {
            self.0.store(true, Ordering::Release);
        }
    }

    impl Stop {
        /// Whether the runs are to end.
        pub(in crate::sandbox) fn has_come(&self) -> bool {
            self.0.load(Ordering::Acquire)
        }
    }

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
