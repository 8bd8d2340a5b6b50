//! `grader` alone: where I am, and what to do next.

use super::learner::{progress, workspace};
use super::{Context, Outcome};
use crate::exit_status::ExitStatus;
use crate::report::learner_page::{self, Whereabouts};
use crate::workspace::Workspace;

/// Looks around.
pub fn run(context: &Context) -> Outcome {
    if context.workspace()?.is_none() {
        let before = Workspace::find_unmarked(&std::env::current_dir()?);
        context.print(&match before {
            Some(before) => learner_page::unmarked(&before.shown(), &context.style),
            None => learner_page::welcome(&context.style),
        })?;
        return Ok(ExitStatus::Success);
    }
    let catalogue = context.catalogue()?;
    let workspace = workspace(context, &catalogue)?;
    let ids = catalogue.ids()?;
    let progress = progress(context, &workspace)?;
    let current = progress.current().filter(|id| catalogue.has(id));
    let file = current.as_ref().map(|id| workspace.solution(id));
    let at = Whereabouts {
        ids: &ids,
        progress: &progress,
        current: current.as_ref().zip(file.as_deref()),
    };
    context.print(&learner_page::whereabouts(&at, &context.style))?;
    Ok(ExitStatus::Success)
}
