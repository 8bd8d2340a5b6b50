//! The terminal in the state that a full screen needs, and back in the state in which it was found.

use std::io::{self, Stdout, stdout};
use std::mem::ManuallyDrop;
use std::path::Path;
use std::process::Command;

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};

use super::screen::Screen;
use super::view;

/// A terminal that shows a screen for as long as this is there, also when the grader panics.
pub(super) struct FullScreen {
    /// Never dropped: [`leave`] does all that this would do then, and does not panic where the terminal is gone.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<Stdout>>>,
}

/// What became of the learner's editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Edited {
    /// It was closed.
    Closed,
    /// Neither `VISUAL` nor `EDITOR` says which one.
    NoEditor,
    /// It could not be started, or ended badly.
    Failed(String),
}

impl FullScreen {
    /// Takes the terminal.
    ///
    /// # Errors
    /// When the terminal does not do what it is told.
    pub fn enter() -> io::Result<FullScreen> {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            // First the terminal, or nobody could read what went wrong.
            leave();
            before(panic);
        }));
        take()?;
        let terminal = Terminal::new(CrosstermBackend::new(stdout())).inspect_err(|_| leave())?;
        Ok(FullScreen {
            terminal: ManuallyDrop::new(terminal),
        })
    }

    /// Draws.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn draw(&mut self, screen: &Screen) -> io::Result<()> {
        self.terminal.draw(|frame| view::draw(screen, frame))?;
        Ok(())
    }

    /// Columns and lines.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub fn size(&self) -> io::Result<(u16, u16)> {
        let size = self.terminal.size()?;
        Ok((size.width, size.height))
    }

    /// Lends the terminal to the learner's editor until it is closed.
    ///
    /// # Errors
    /// When the terminal cannot be taken back.
    pub fn edit(&mut self, file: &Path) -> io::Result<Edited> {
        let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
        let Some(editor) = set("VISUAL").or_else(|| set("EDITOR")) else {
            return Ok(Edited::NoEditor);
        };
        leave();
        // An editor may come with arguments of its own, as in `code --wait`; the shell takes them apart.
        let ended = match cfg!(windows) {
            true => Command::new(&editor).arg(file).status(),
            false => Command::new("sh")
                .args(["-c", "eval \"$GRADER_EDITOR\" '\"$1\"'", "sh"])
                .arg(file)
                .env("GRADER_EDITOR", &editor)
                .status(),
        };
        take()?;
        // What was drawn before is gone, and a terminal that is asked to forget it would be asked for its cursor too.
        self.terminal = ManuallyDrop::new(Terminal::new(CrosstermBackend::new(stdout()))?);
        Ok(match ended {
            Ok(status) if status.success() => Edited::Closed,
            Ok(status) => Edited::Failed(format!("{} ({status})", editor.display())),
            Err(error) => Edited::Failed(format!("{}: {error}", editor.display())),
        })
    }
}

impl Drop for FullScreen {
    fn drop(&mut self) {
        leave();
    }
}

/// Whether there is nobody at the other end of the terminal any more. A program that is not in the foreground is not told
/// of it by a signal.
#[cfg(unix)]
pub(super) fn is_gone() -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let stdin = io::stdin();
    let mut fds = [PollFd::new(&stdin, PollFlags::empty())];
    let looked = poll(&mut fds, Some(&Timespec::default()));
    let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
    looked.is_ok() && fds.iter().any(|fd| fd.revents().intersects(gone))
}

#[cfg(not(unix))]
pub(super) fn is_gone() -> bool {
    false
}

fn take() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen, Clear(ClearType::All)).inspect_err(|_| leave())
}

/// Whatever fails here, there is nobody left to tell.
fn leave() {
    let _ = execute!(stdout(), LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs::File;
    use std::io::Read;
    use std::process::Stdio;

    use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
    use rustix::termios::{LocalModes, tcgetattr};

    use super::*;

    /// A full screen that ends with a panic, or without any chance to clean up.
    #[test]
    #[ignore = "started by the tests below, at a terminal of its own"]
    fn one_end() {
        let Ok(how) = std::env::var("GRADER_TEST_END") else {
            return;
        };
        let _screen = FullScreen::enter().unwrap();
        match how.as_str() {
            "panic" => panic!("the sky falls"),
            _ => std::process::abort(),
        }
    }

    /// What is to be seen on a terminal after such an end: whether it is the full screen's, whether it is raw, and all that
    /// was written.
    fn after(how: &str) -> (bool, bool, String) {
        let mut master = File::from(openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap());
        grantpt(&master).unwrap();
        unlockpt(&master).unwrap();
        let name = ptsname(&master, Vec::new()).unwrap().into_string().unwrap();
        let slave = File::options().read(true).write(true).open(name).unwrap();
        let end = || Stdio::from(slave.try_clone().unwrap());
        let mut command = Command::new(std::env::current_exe().unwrap());
        command
            .args(["--ignored", "--exact", "--nocapture"])
            .arg("watch::terminal::tests::one_end")
            .env("GRADER_TEST_END", how)
            .env("RUST_BACKTRACE", "0")
            .stdin(end())
            .stdout(end())
            .stderr(end());
        let mut child = command.spawn().unwrap();
        // The terminal ends when the child's ends of it are closed, so ours have to be.
        drop((command, slave));
        let (mut seen, mut bytes) = (Vec::new(), [0; 4096]);
        // The end of a terminal is told as an error.
        while let Ok(count @ 1..) = master.read(&mut bytes) {
            seen.extend_from_slice(&bytes[..count]);
        }
        assert!(!child.wait().unwrap().success());
        let modes = tcgetattr(&master).unwrap().local_modes;
        let raw = !modes.contains(LocalModes::ICANON | LocalModes::ECHO);
        let mut parser = vt100::Parser::default();
        parser.process(&seen);
        let full = parser.screen().alternate_screen();
        (full, raw, parser.screen().contents())
    }

    #[test]
    fn a_panic_gives_the_terminal_back_before_it_is_told() {
        let (full, raw, seen) = after("panic");
        assert!(!full && !raw, "{seen}");
        assert!(seen.contains("the sky falls"), "{seen}");
    }

    #[test]
    fn without_its_hook_the_terminal_would_stay_as_it_was() {
        let (full, raw, seen) = after("abort");
        assert!(full && raw, "{seen}");
    }
}
