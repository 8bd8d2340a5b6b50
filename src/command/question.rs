//! A question to whoever sits at the terminal.

use std::io::{self, IsTerminal, Write};

use super::{Context, Failure};

/// Asks a question that is answered by yes or no; no answer is a no. `None` when there is nobody to ask.
///
/// # Errors
/// When the terminal cannot be written to or read from.
pub(super) fn ask(context: &Context, question: &str) -> Result<Option<bool>, Failure> {
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        return Ok(None);
    }
    context.print(&format!("{question} [y/N] "))?;
    io::stdout().flush()?;
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
