//! `grader completions`: what a shell needs to complete commands, options, and names of exercises.

use std::io::{self, Write};

use clap::builder::PossibleValuesParser;
use clap::{Command, ValueEnum};
use clap_complete::Shell;

use super::{Context, Outcome};
use crate::exercise::Catalogue;
use crate::exit_status::ExitStatus;

/// Arguments of `grader completions`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
In bash, fish and zsh the names of the built-in exercises are completed too. Make it again after an update.

Examples:
  grader completions bash > ~/.local/share/bash-completion/completions/grader
  grader completions zsh > ~/.zfunc/_grader      after `fpath+=~/.zfunc`
  grader completions fish > ~/.config/fish/completions/grader.fish
  grader completions elvish > ~/.config/elvish/lib/grader.elv
  grader completions powershell >> $PROFILE")]
pub struct Args {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    shell: Kind,
}

/// A shell that has completions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Bash
    Bash,
    /// Elvish
    Elvish,
    /// Fish
    Fish,
    /// PowerShell
    Powershell,
    /// Zsh
    Zsh,
}

/// The names of positional arguments that are exercises.
const EXERCISE_ARGUMENTS: [&str; 2] = ["exercise", "exercises"];
/// Commands whose exercise is a new one.
const MAKING: [&str; 1] = ["new"];

/// Writes the script for this command line.
pub fn run(_context: &Context, args: &Args, definition: Command) -> Outcome {
    let names = names();
    let mut definition = with_names(definition, &names);
    let mut script = Vec::new();
    let shell = match args.shell {
        Kind::Bash => Shell::Bash,
        Kind::Elvish => Shell::Elvish,
        Kind::Fish => Shell::Fish,
        Kind::Powershell => Shell::PowerShell,
        Kind::Zsh => Shell::Zsh,
    };
    clap_complete::generate(shell, &mut definition, "grader", &mut script);
    if args.shell == Kind::Fish {
        script.extend(fish_names(&definition, &names).into_bytes());
    }
    io::stdout().lock().write_all(&script)?;
    Ok(ExitStatus::Success)
}

/// The slugs of the built-in exercises.
fn names() -> Vec<String> {
    let ids = Catalogue::embedded().ids().unwrap_or_default();
    ids.into_iter().map(|id| id.slug).collect()
}

/// The commands that take an exercise which is there.
fn taking_exercises(definition: &Command) -> Vec<String> {
    let takes = |command: &&Command| {
        let mut positionals = command.get_positionals();
        positionals.any(|argument| EXERCISE_ARGUMENTS.contains(&argument.get_id().as_str()))
    };
    definition
        .get_subcommands()
        .filter(|command| !MAKING.contains(&command.get_name()))
        .filter(takes)
        .map(|command| command.get_name().to_owned())
        .collect()
}

/// The definition with the names as the values that those arguments may have.
fn with_names(mut definition: Command, names: &[String]) -> Command {
    for command in taking_exercises(&definition) {
        definition = definition.mut_subcommand(command, |command| {
            command.mut_args(|argument| {
                match EXERCISE_ARGUMENTS.contains(&argument.get_id().as_str()) {
                    true => argument.value_parser(PossibleValuesParser::new(names.to_vec())),
                    false => argument,
                }
            })
        });
    }
    definition
}

/// What clap leaves out for fish: values of arguments without a name.
fn fish_names(definition: &Command, names: &[String]) -> String {
    let names = names.join(" ");
    let lines = taking_exercises(definition).into_iter().map(|command| {
        format!(
            "complete -c grader -n \"__fish_grader_using_subcommand {command}\" -f -a \"{names}\"\n"
        )
    });
    lines.collect()
}
