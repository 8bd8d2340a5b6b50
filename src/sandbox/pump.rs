//! Feeds a run's stdin and drains its outputs, all at once, so that neither side ever waits for the other.

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

use rustix::event::{PollFd, PollFlags, poll};

use super::capture::{Capture, Collector};
use super::run::Kill;

/// The grader's ends of a run's pipes.
pub(super) struct Pipes {
    pub stdin: OwnedFd,
    pub stdout: OwnedFd,
    pub stderr: OwnedFd,
    pub report: Option<OwnedFd>,
}

/// What came through the pipes.
pub(super) struct Pumped {
    pub stdout: Capture,
    pub stderr: Capture,
    pub report: Capture,
    /// Whether one of them had passed its cap when the run was over, so that it was too late to end it for that.
    pub too_long: bool,
}

/// One output being drained; its pipe goes when the other side has closed it.
struct Drain {
    pipe: Option<OwnedFd>,
    collector: Collector,
}

impl Drain {
    fn new(pipe: Option<OwnedFd>, cap: u64) -> Drain {
        Drain {
            pipe,
            collector: Collector::new(cap),
        }
    }

    /// Takes what is there without waiting; answers whether the stream is longer than its cap.
    fn take(&mut self, buffer: &mut [u8]) -> bool {
        let Some(pipe) = &self.pipe else { return false };
        match rustix::io::read(pipe, &mut *buffer) {
            Ok(0) => self.pipe = None,
            Ok(length) => return self.collector.push(&buffer[..length]),
            Err(rustix::io::Errno::AGAIN | rustix::io::Errno::INTR) => {}
            Err(_) => self.pipe = None,
        }
        false
    }

    /// Takes all that is left in the pipe, but never more than the cap once again: whoever still writes into it
    /// does not belong to the run any more. Answers whether the stream is longer than its cap.
    fn take_rest(&mut self, buffer: &mut [u8], cap: u64) -> bool {
        let mut too_long = false;
        let mut left = cap.saturating_add(buffer.len() as u64);
        while let Some(pipe) = &self.pipe {
            match rustix::io::read(pipe, &mut *buffer) {
                Ok(length) if length > 0 && left > 0 => {
                    left = left.saturating_sub(length as u64);
                    too_long = self.collector.push(&buffer[..length]);
                }
                Err(rustix::io::Errno::INTR) => {}
                _ => self.pipe = None,
            }
        }
        too_long
    }
}

/// Pumps until `over` becomes readable or closes: the run has ended then, and what is left in the pipes is taken.
/// Tells `kill` when an output passes `cap` bytes or `interrupt` becomes readable.
pub(super) fn pump(
    pipes: Pipes,
    input: &[u8],
    cap: u64,
    over: BorrowedFd<'_>,
    mut interrupt: Option<BorrowedFd<'_>>,
    kill: &dyn Fn(Kill),
) -> io::Result<Pumped> {
    let mut outputs =
        [Some(pipes.stdout), Some(pipes.stderr), pipes.report].map(|pipe| Drain::new(pipe, cap));
    for fd in outputs
        .iter()
        .filter_map(|drain| drain.pipe.as_ref())
        .chain([&pipes.stdin])
    {
        rustix::io::ioctl_fionbio(fd, true)?;
    }
    let mut stdin = (!input.is_empty()).then_some(pipes.stdin);
    let mut input = input;
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let [ended, interrupted, writable, readable @ ..] =
            wait(over, interrupt, stdin.as_ref(), &outputs)?;
        if ended {
            break;
        }
        if interrupted {
            kill(Kill::Interrupt);
            interrupt = None;
        }
        if writable && let Some(pipe) = &stdin {
            match rustix::io::write(pipe, input) {
                Ok(length) => input = &input[length..],
                Err(rustix::io::Errno::AGAIN | rustix::io::Errno::INTR) => {}
                // The program closed its stdin: what it does not want to read it need not.
                Err(_) => input = &[],
            }
            if input.is_empty() {
                stdin = None;
            }
        }
        for (drain, _) in outputs
            .iter_mut()
            .zip(readable)
            .filter(|(_, readable)| *readable)
        {
            if drain.take(&mut buffer) {
                kill(Kill::Output);
            }
        }
    }
    let mut too_long = false;
    let [stdout, stderr, report] = outputs.map(|mut drain| {
        too_long |= drain.take_rest(&mut buffer, cap);
        drain.collector.finish()
    });
    Ok(Pumped {
        stdout,
        stderr,
        report,
        too_long,
    })
}

/// Waits until something can be done: in the order of the arguments, whether each is ready.
fn wait(
    over: BorrowedFd<'_>,
    interrupt: Option<BorrowedFd<'_>>,
    stdin: Option<&OwnedFd>,
    outputs: &[Drain; 3],
) -> io::Result<[bool; 6]> {
    let places = [
        Some((over, PollFlags::IN)),
        interrupt.map(|fd| (fd, PollFlags::IN)),
        stdin.map(|fd| (fd.as_fd(), PollFlags::OUT)),
        outputs[0]
            .pipe
            .as_ref()
            .map(|fd| (fd.as_fd(), PollFlags::IN)),
        outputs[1]
            .pipe
            .as_ref()
            .map(|fd| (fd.as_fd(), PollFlags::IN)),
        outputs[2]
            .pipe
            .as_ref()
            .map(|fd| (fd.as_fd(), PollFlags::IN)),
    ];
    let mut fds: Vec<PollFd<'_>> = places
        .iter()
        .flatten()
        .map(|(fd, flags)| PollFd::from_borrowed_fd(*fd, *flags))
        .collect();
    while let Err(errno) = poll(&mut fds, None) {
        if errno != rustix::io::Errno::INTR {
            return Err(errno.into());
        }
    }
    let mut events = fds.iter().map(|fd| !fd.revents().is_empty());
    Ok(places.map(|place| place.is_some() && events.next().unwrap_or(false)))
}

#[cfg(test)]
mod tests {
    use rustix::pipe::pipe;

    use super::*;

    /// What is told of a run that wrote so many bytes and was over before anybody looked.
    fn over_at_once(bytes: usize) -> (Pumped, Vec<Kill>) {
        let ((stdin_far, stdin), (stdout, far)) = (pipe().unwrap(), pipe().unwrap());
        let (stderr, stderr_far) = pipe().unwrap();
        let (over, over_signal) = pipe().unwrap();
        assert_eq!(rustix::io::write(&far, &vec![b'x'; bytes]).unwrap(), bytes);
        drop((stdin_far, far, stderr_far, over_signal));
        let pipes = Pipes {
            stdin,
            stdout,
            stderr,
            report: None,
        };
        let kills = std::cell::RefCell::new(Vec::new());
        let kill = |cause| kills.borrow_mut().push(cause);
        let pumped = pump(pipes, b"", 1000, over.as_fd(), None, &kill).unwrap();
        (pumped, kills.into_inner())
    }

    #[test]
    fn output_that_passes_its_cap_at_the_very_end_is_told() {
        let (pumped, kills) = over_at_once(1000);
        assert_eq!((pumped.too_long, pumped.stdout.total()), (false, 1000));
        assert!(kills.is_empty());
        let (pumped, kills) = over_at_once(1001);
        assert_eq!((pumped.too_long, pumped.stdout.total()), (true, 1001));
        // Nobody is left to be ended.
        assert!(kills.is_empty());
    }
}
