//! Records what an exercise's own programs print: snapshots from the solution, signatures from the rejects.
//!
//! A recorded mistake would be graded against for ever after, so the solution must show itself worthy first: it is
//! built and run like any submission, every case must end well, cases whose output the author wrote by hand must be
//! accepted, and several runs must agree. Nothing is written here: what comes out is a [`Record`] of the files that
//! would change, for somebody to look at.

mod draft;
mod rejects;
mod solution;

use std::path::PathBuf;

use crate::exercise::{Catalogue, ExerciseId, LoadError};
use crate::grade::Grade;
use crate::grading::{Attempt, Engine, GradingTrouble};
use crate::record::Record;
use draft::Draft;

/// How often each program runs at least: what differs from run to run cannot be recorded.
const RUNS: usize = 3;

/// What records exercises.
#[derive(Debug)]
pub struct Recorder<'c> {
    /// Where the exercises are from.
    pub catalogue: &'c Catalogue,
    /// The catalogue's folder, as it is shown.
    pub folder: PathBuf,
    /// The folder of their solutions, each at `topic/slug.rs`.
    pub solutions: PathBuf,
    /// Runs the programs.
    pub engine: Engine,
}

/// Why exercises could not be recorded. No exercise falls short because of it.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// An exercise does not load.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// An interrupt, or trouble with the machine.
    #[error(transparent)]
    Grading(#[from] GradingTrouble),
}

impl Recorder<'_> {
    /// Runs solutions and rejects, and answers what there is to record: one record an exercise, in the same order.
    ///
    /// # Errors
    /// [`Trouble`] with the machine, or an exercise that does not load. What a solution falls short of is part of its
    /// record.
    pub fn record(&self, ids: &[ExerciseId]) -> Result<Vec<Record>, Trouble> {
        let mut drafts = Vec::with_capacity(ids.len());
        for id in ids {
            let folder = self.folder.join(&id.topic).join(&id.slug);
            let solution = self
                .solutions
                .join(&id.topic)
                .join(format!("{}.rs", id.slug));
            let unblessed = self.catalogue.load_unblessed(id)?;
            drafts.push(Draft::open(unblessed, folder, &solution)?);
        }
        for _ in 0..RUNS {
            self.round(&mut drafts, Draft::solution_attempts, Draft::take_solution)?;
        }
        drafts.iter_mut().for_each(Draft::conclude_solution);
        for _ in 0..rejects::LOOKS {
            self.round(&mut drafts, Draft::reject_attempts, Draft::take_reject)?;
        }
        Ok(drafts.into_iter().map(Draft::finish).collect())
    }

    /// Grades what each draft still wants to see, all over one queue. Attempts carry a number of the draft's own.
    fn round(
        &self,
        drafts: &mut [Draft],
        wanted: fn(&Draft) -> Vec<(usize, Attempt)>,
        take: fn(&mut Draft, usize, Grade),
    ) -> Result<(), Trouble> {
        let mut owners = Vec::new();
        let mut attempts = Vec::new();
        for (draft, wishes) in drafts.iter().map(wanted).enumerate() {
            for (number, attempt) in wishes {
                owners.push((draft, number));
                attempts.push(attempt);
            }
        }
        self.engine.grade_all(attempts, |attempt, grade| {
            if let Some((draft, number)) = owners.get(attempt)
                && let Some(draft) = drafts.get_mut(*draft)
            {
                take(draft, *number, grade);
            }
        })?;
        Ok(())
    }
}
