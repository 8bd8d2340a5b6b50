//! A question to whoever sits at the terminal.

use std::io::{self, IsTerminal, Write};

use super::{Context, Failure};

/// Asks a question that is answered by yes or no; no answer is a no. `None` when there is nobody to ask.
///
/// # Errors
/// When the terminal cannot be written to or read from, or an interrupt comes while waiting for the answer.
pub(super) fn ask(context: &Context, question: &str) -> Result<Option<bool>, Failure> {
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return Ok(None);
    }
    context.print(&format!("{question} [y/N] "))?;
    io::stdout().flush()?;
    wait()?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    if !answer.ends_with('\n') {
        // The end of the input leaves the cursor behind the question.
        context.print("\n")?;
    }
    Ok(Some(matches!(
        answer.trim().to_lowercase().as_str(),
        "y" | "yes"
    )))
}

/// Waits for a line. An interrupt is caught by the grader and would not end the reading of it.
#[cfg(unix)]
fn wait() -> Result<(), Failure> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let moment = Timespec {
        tv_sec: 0,
        tv_nsec: 100_000_000,
    };
    let stdin = io::stdin();
    loop {
        let mut fds = [PollFd::new(&stdin, PollFlags::IN)];
        let ready = poll(&mut fds, Some(&moment));
        if crate::sandbox::interrupted() {
            return Err(Failure::interrupted());
        }
        match ready {
            Ok(0) | Err(rustix::io::Errno::INTR) => {}
            Ok(_) => return Ok(()),
            Err(error) => return Err(io::Error::from(error).into()),
        }
    }
}

#[cfg(not(unix))]
fn wait() -> Result<(), Failure> {
    Ok(())
}
