//! `grader` alone: where I am, and what to do next.

use super::learner::progress;
use super::{Context, Outcome};
use crate::exit_status::ExitStatus;
use crate::report::learner_page::{self, Whereabouts};

/// Looks around.
pub fn run(context: &Context) -> Outcome {
    let Some(workspace) = context.workspace()? else {
        context.print(&learner_page::welcome(&context.style))?;
        return Ok(ExitStatus::Success);
    };
    let catalogue = context.catalogue()?;
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
