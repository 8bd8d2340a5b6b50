//! `grader man`: the manual.

use std::io;
use std::path::PathBuf;

use clap::Command;
use clap_mangen::Man;

use super::{Context, Failure, Outcome};
use crate::exit_status::ExitStatus;
use crate::whole_file::write_whole;

/// Arguments of `grader man`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  grader man --out ~/.local/share/man/man1    a page for every command
  grader man | man -l -                       the first page, now")]
pub struct Args {
    /// Write a page for every command into this folder, instead of the first one to standard output
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Writes the pages of this command line.
pub fn run(context: &Context, args: &Args, definition: Command) -> Outcome {
    let Some(folder) = &args.out else {
        context.write(&page(definition)?)?;
        return Ok(ExitStatus::Success);
    };
    let subcommands = definition.get_subcommands().map(|command| {
        // `man` finds a page by one word.
        let name = format!("grader-{}", command.get_name());
        command.clone().name(name.clone()).bin_name(name)
    });
    let mut pages = vec![definition.clone()];
    pages.extend(subcommands);
    let count = pages.len();
    for command in pages {
        let path = folder.join(format!("{}.1", command.get_name()));
        write_whole(&path, &page(command)?).map_err(|error| {
            let what = format!("cannot write `{}`", path.display());
            Failure::machine(anyhow::Error::new(error).context(what))
        })?;
    }
    context.print(&format!("wrote {count} pages to {}\n", folder.display()))?;
    Ok(ExitStatus::Success)
}

fn page(command: Command) -> io::Result<Vec<u8>> {
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    Ok(page)
}
