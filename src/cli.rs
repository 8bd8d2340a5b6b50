//! What was typed: clap, and nothing else. What it means is decided in [`crate::command`].

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::{ContextKind, ContextValue};
use clap::{ArgAction, CommandFactory, Parser, Subcommand};

use crate::command::{self, ColourWhen, Context};
use crate::exit_status::ExitStatus;

/// Grade Rust exercises: compile, run under limits, compare, explain
#[derive(Debug, Parser)]
#[command(name = "grader", version, max_term_width = 100, after_help = STATUSES)]
struct Cli {
    /// The folder of exercises, or `built-in`; unless named, ./exercises or else the built-in ones
    #[arg(long, global = true, help_heading = GLOBAL, value_name = "DIR")]
    catalogue: Option<PathBuf>,

    /// When to use colours
    #[arg(long, global = true, help_heading = GLOBAL, value_name = "WHEN", value_enum, default_value_t = ColourWhen::Auto)]
    color: ColourWhen,

    /// Say less
    #[arg(short, long, global = true, help_heading = GLOBAL, conflicts_with = "verbose")]
    quiet: bool,

    /// Say more
    #[arg(short, long, global = true, help_heading = GLOBAL, action = ArgAction::SetTrue)]
    verbose: bool,

    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a folder to work in, or add to it what is new
    Init(command::init::Args),
    /// Go to the next exercise that is not accepted
    Next(command::next::Args),
    /// Go to an exercise
    Start(command::start::Args),
    /// Grade my solutions
    Check(command::check::Args),
    /// Check the exercise I am at whenever its file is saved
    Watch(command::watch::Args),
    /// Show a hint for an exercise
    Hint(command::hint::Args),
    /// Show how far I have come
    Status(command::status::Args),
    /// Show the reference solution, once mine is accepted
    Solution(command::solution::Args),
    /// Begin an exercise anew, and keep what was there
    Reset(command::reset::Args),
    /// List the exercises
    List(command::list::Args),
    /// Show one exercise: its question, task and cases
    Show(command::show::Args),
    /// Grade a whole class, and write its gradebook
    Grade(command::grade::Args),
    /// Join the journals of several machines into one gradebook
    Merge(command::merge::Args),
    /// Grade a class again after a change, and show what that alters before it does
    Regrade(command::regrade::Args),
    /// Scaffold an exercise that is sound from the start
    New(command::new::Args),
    /// Prove that exercises are sound: starter, solution, rejects, and everything around them
    Verify(command::verify::Args),
    /// Record snapshots, and how the rejects answer
    Bless(command::bless::Args),
    /// Show what this machine can do, and what to do where it cannot
    Doctor(command::doctor::Args),
    /// Show what is kept to save time, or remove it
    Cache(command::cache::Args),
    /// Print the JSON Schema of a format
    Schema(command::schema::Args),
    /// Write what a shell needs to complete this command line
    Completions(command::completions::Args),
    /// Write the manual
    Man(command::man::Args),
}

/// What stands above the options that every command takes.
const GLOBAL: &str = "Options of every command";

const STATUSES: &str = "\
Exit status:
  0  every attempt accepted, or the command did what it says
  1  some attempt, saved case or random script was not accepted
  2  wrong usage
  3  an exercise is broken
  4  the sandbox that was asked for is not to be had; nothing was run
  5  machine trouble; nobody was graded down for it
  130  interrupted";

/// Does what the arguments say.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitStatus {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(mut error) => {
            drop_idle_tip(&mut error);
            // Without a terminal to write to there is nobody to tell.
            let _ = error.print();
            return if error.use_stderr() {
                ExitStatus::Usage
            } else {
                ExitStatus::Success
            };
        }
    };
    let context = Context::new(cli.catalogue, cli.color, cli.quiet, cli.verbose);
    let Some(command) = cli.command else {
        let outcome = command::whereabouts::run(&context);
        return context.conclude(outcome);
    };
    let outcome = match command {
        Command::Init(args) => command::init::run(&context, &args),
        Command::Next(args) => command::next::run(&context, &args),
        Command::Start(args) => command::start::run(&context, &args),
        Command::Check(args) => command::check::run(&context, &args),
        Command::Watch(args) => command::watch::run(&context, &args),
        Command::Hint(args) => command::hint::run(&context, &args),
        Command::Status(args) => command::status::run(&context, &args),
        Command::Solution(args) => command::solution::run(&context, &args),
        Command::Reset(args) => command::reset::run(&context, &args),
        Command::List(args) => command::list::run(&context, &args),
        Command::Show(args) => command::show::run(&context, &args),
        Command::Grade(args) => command::grade::run(&context, &args),
        Command::Merge(args) => command::merge::run(&context, &args),
        Command::Regrade(args) => command::regrade::run(&context, &args),
        Command::New(args) => command::new::run(&context, &args),
        Command::Verify(args) => command::verify::run(&context, &args),
        Command::Bless(args) => command::bless::run(&context, &args),
        Command::Doctor(args) => command::doctor::run(&context, &args),
        Command::Cache(args) => command::cache::run(&context, &args),
        Command::Schema(args) => command::schema::run(&context, &args),
        Command::Completions(args) => command::completions::run(&context, &args, Cli::command()),
        Command::Man(args) => command::man::run(&context, &args, Cli::command()),
    };
    context.conclude(outcome)
}

/// Takes away the tip that an unknown option could be a value, which nobody meant who typed an option.
fn drop_idle_tip(error: &mut clap::Error) {
    if let Some(ContextValue::StyledStrs(mut tips)) = error.remove(ContextKind::Suggested) {
        tips.retain(|tip| !tip.to_string().contains("as a value"));
        if !tips.is_empty() {
            error.insert(ContextKind::Suggested, ContextValue::StyledStrs(tips));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn an_unknown_option_is_not_taken_for_a_value() {
        let told = |arguments: &[&str]| {
            let mut error = Cli::try_parse_from(arguments).unwrap_err();
            drop_idle_tip(&mut error);
            error.to_string()
        };
        let unknown = told(&["grader", "show", "x", "--solution"]);
        assert!(unknown.contains("unexpected argument '--solution'"));
        assert!(!unknown.contains("tip"), "{unknown}");
        let near = told(&["grader", "check", "x", "--solutio", "a.rs"]);
        assert!(near.contains("similar argument"), "{near}");
    }

    #[test]
    fn the_help_lists_every_exit_status() {
        for (status, words) in ExitStatus::ALL {
            assert!(
                STATUSES.contains(&format!("{}  {words}", status.code())),
                "{status:?}"
            );
        }
    }

    #[test]
    fn every_help_begins_with_a_capital_and_has_no_full_stop() {
        fn walk(command: &clap::Command) {
            let about = command
                .get_about()
                .map(ToString::to_string)
                .unwrap_or_default();
            let helps = command
                .get_arguments()
                .filter_map(|argument| argument.get_help());
            for help in helps.map(ToString::to_string).chain([about]) {
                let capital = help
                    .chars()
                    .next()
                    .is_some_and(|first| !first.is_lowercase());
                assert!(
                    capital && !help.ends_with('.'),
                    "{}: {help}",
                    command.get_name()
                );
            }
            command.get_subcommands().for_each(walk);
        }
        let mut command = Cli::command();
        command.build();
        for sub in command
            .get_subcommands()
            .filter(|sub| sub.get_name() != "help")
        {
            walk(sub);
            let example = sub
                .get_after_help()
                .map(ToString::to_string)
                .unwrap_or_default();
            assert!(
                example.contains("Example"),
                "{} has no example",
                sub.get_name()
            );
        }
    }
}
