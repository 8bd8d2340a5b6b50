//! `grader completions`: what a shell needs to complete commands, options, and names of exercises.

use clap::builder::PossibleValuesParser;
use clap::{Arg, Command, ValueEnum, ValueHint};
use clap_complete::Shell;

use super::{Context, Outcome};
use crate::exercise::Catalogue;
use crate::exit_status::ExitStatus;
use crate::report::Format;

/// Arguments of `grader completions`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
In bash, fish and zsh the names of the built-in exercises and topics are completed too. Make it again after an update.

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

/// Commands whose exercise is a new one.
const MAKING: [&str; 1] = ["new"];

/// What is put around clap's function for bash. Options would stand among the names before a dash is typed, and names with
/// a topic before each without one.
const NARROWED: &str = r#"
_grader_narrowed() {
    _grader "$@"
    local cur="${COMP_WORDS[COMP_CWORD]}" word kept=()
    for word in "${COMPREPLY[@]}"; do
        if [[ "${word}" == -* && "${cur}" != -* ]]; then continue; fi
        if [[ "${word}" == */* && "${cur}" != */* ]]; then continue; fi
        kept+=("${word}")
    done
    COMPREPLY=(${kept[@]+"${kept[@]}"})
}
complete -F _grader_narrowed -o nosort -o bashdefault -o default grader 2>/dev/null ||
    complete -F _grader_narrowed -o bashdefault -o default grader
"#;

/// What the values of an argument are called.
struct Names {
    exercises: Vec<String>,
    topics: Vec<String>,
}

/// Writes the script for this command line.
pub fn run(context: &Context, args: &Args, definition: Command) -> Outcome {
    let mut names = Names::built_in();
    let fish = fish_names(&definition, &names);
    if args.shell == Kind::Bash {
        let ids = Catalogue::embedded().ids().unwrap_or_default();
        names.exercises.extend(ids.iter().map(ToString::to_string));
    }
    let mut definition = names.give(definition);
    let mut script = Vec::new();
    let shell = match args.shell {
        Kind::Bash => Shell::Bash,
        Kind::Elvish => Shell::Elvish,
        Kind::Fish => Shell::Fish,
        Kind::Powershell => Shell::PowerShell,
        Kind::Zsh => Shell::Zsh,
    };
    clap_complete::generate(shell, &mut definition, "grader", &mut script);
    match args.shell {
        Kind::Bash => script.extend(NARROWED.as_bytes()),
        Kind::Fish => script.extend(fish.into_bytes()),
        Kind::Elvish | Kind::Powershell | Kind::Zsh => {}
    }
    context.write(&script)?;
    Ok(ExitStatus::Success)
}

impl Names {
    /// The slugs of the built-in exercises, and their topics.
    fn built_in() -> Names {
        let catalogue = Catalogue::embedded();
        let topics = catalogue.topics().unwrap_or_default();
        let ids = catalogue.ids().unwrap_or_default();
        Names {
            exercises: ids.into_iter().map(|id| id.slug).collect(),
            topics: topics.into_iter().map(|topic| topic.name).collect(),
        }
    }

    /// The values that an argument may have; `None` for one that may have any.
    fn of(&self, argument: &Arg) -> Option<Vec<String>> {
        match argument.get_id().as_str() {
            "exercise" | "exercises" => Some(self.exercises.clone()),
            "topic" | "topics" => Some(self.topics.clone()),
            "reports" => Some(Format::ALL.map(|format| format.name().to_owned()).to_vec()),
            _ => None,
        }
    }

    /// The definition with these names as the values of its arguments.
    fn give(&self, definition: Command) -> Command {
        definition.mut_subcommands(|command| {
            if MAKING.contains(&command.get_name()) {
                return command;
            }
            command.mut_args(
                |argument| match (self.of(&argument), argument.get_id().as_str()) {
                    (Some(values), _) => argument.value_parser(PossibleValuesParser::new(values)),
                    // They belong to an exercise, and are no files.
                    (None, "cases") => argument.value_hint(ValueHint::Other),
                    (None, _) => argument,
                },
            )
        })
    }
}

/// What clap leaves out for fish: values of arguments without a name.
fn fish_names(definition: &Command, names: &Names) -> String {
    let commands = definition.get_subcommands();
    let lines = commands
        .filter(|command| !MAKING.contains(&command.get_name()))
        .filter_map(|command| {
            let values = command.get_positionals().find_map(|one| names.of(one))?;
            Some(format!(
                "complete -c grader -n \"__fish_grader_using_subcommand {}\" -f -a \"{}\"\n",
                command.get_name(),
                values.join(" ")
            ))
        });
    lines.collect()
}
