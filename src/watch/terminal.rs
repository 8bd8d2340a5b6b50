//! The terminal in the state that a full screen needs, and back in the state in which it was found.

use std::io::{self, Stdout, stdout};
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
    terminal: Terminal<CrosstermBackend<Stdout>>,
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
        Ok(FullScreen { terminal })
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
        self.terminal = Terminal::new(CrosstermBackend::new(stdout()))?;
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

fn take() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen, Clear(ClearType::All)).inspect_err(|_| leave())
}

/// Whatever fails here, there is nobody left to tell.
fn leave() {
    let _ = execute!(stdout(), LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
}
