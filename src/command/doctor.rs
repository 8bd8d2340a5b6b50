//! `grader doctor`: what this machine can do, and what to do where it cannot.

use super::{Context, Failure, Outcome};
use crate::build::Toolchain;
use crate::exit_status::ExitStatus;
use crate::report::doctor_page::{self, Examination};
use crate::sandbox::{self, Class, Request, Sandbox};

/// Arguments of `grader doctor`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  grader doctor
  grader doctor --json")]
pub struct Args {
    /// Write JSON
    #[arg(long)]
    json: bool,
}

/// Looks, tells, and fails when nothing could be graded here at all.
pub fn run(context: &Context, args: &Args) -> Outcome {
    let toolchain = Toolchain::find(None);
    let libraries = toolchain
        .as_ref()
        .map(|found| found.libraries.clone())
        .unwrap_or_default();
    let mut examinations = vec![examine_toolchain(&toolchain)];
    examinations.extend(toolchain.as_ref().ok().map(examine_clippy));
    let sandbox = Sandbox::of_class(Class::None, std::env::current_exe()?, &libraries);
    for layer in sandbox::layers(&sandbox) {
        let sandbox::Layer {
            name,
            there,
            detail,
            remedy,
        } = layer;
        examinations.push(Examination {
            name: name.to_string(),
            there,
            detail,
            remedy,
        });
    }
    let best = Sandbox::new(Request::BestEffort, std::env::current_exe()?, &libraries)?.class();
    let text = match args.json {
        true => doctor_page::json(&examinations, best.name()).map_err(Failure::machine)? + "\n",
        false => doctor_page::page(&examinations, &conclusion(&toolchain, best), &context.style),
    };
    context.print(&text)?;
    Ok(if toolchain.is_ok() {
        ExitStatus::Success
    } else {
        ExitStatus::MachineTrouble
    })
}

fn examine_toolchain<E: std::fmt::Display>(toolchain: &Result<Toolchain, E>) -> Examination {
    let (there, detail) = match toolchain {
        Ok(found) => (
            true,
            format!("rustc {} in {}", found.release, found.sysroot.display()),
        ),
        Err(error) => (false, error.to_string()),
    };
    Examination {
        name: "toolchain".to_string(),
        there,
        detail,
        remedy: None,
    }
}

/// Nothing depends on clippy but what a learner is told beside an accepted answer, and the lints of `grader verify`.
fn examine_clippy(toolchain: &Toolchain) -> Examination {
    let (detail, remedy) = match toolchain.clippy() {
        Some(_) => (
            "it came with this toolchain; accepted answers get notes from it",
            None,
        ),
        None => (
            "it did not come with this toolchain; accepted answers get no notes, and all else works",
            Some("rustup component add clippy".to_string()),
        ),
    };
    Examination {
        name: "clippy".to_string(),
        there: remedy.is_none(),
        detail: detail.to_string(),
        remedy,
    }
}

fn conclusion<E>(toolchain: &Result<Toolchain, E>, best: Class) -> String {
    match (toolchain, best) {
        (Err(_), _) => "nothing can be graded here without a toolchain".to_string(),
        (Ok(_), Class::Full) => "strangers' code can be graded here: class `full`".to_string(),
        (Ok(_), Class::Landlock) => {
            "strangers' code can be graded here: class `landlock`; docs/sandbox.md says what it holds less than `full`".to_string()
        }
        (Ok(_), Class::None) => {
            "grade only code you trust here: there are limits, but no isolation (`--sandbox best-effort` or `off`)".to_string()
        }
    }
}
