//! The options of random scripts, and what `check` runs beside an exercise's own cases: saved cases and such scripts.

use std::num::NonZeroU32;
use std::path::PathBuf;
use std::sync::Arc;

use super::whole_number::{from_one, from_zero};
use super::{Context, Failure, progress_bar};
use crate::exercise::{Catalogue, Exercise};
use crate::exit_status::ExitStatus;
use crate::grade::{Grade, RandomGrade};
use crate::grading::{Attempt, Engine};
use crate::random::{Plan, RandomRuns, Runner, SavedCases, SavedMistake, Step, Trouble};
use crate::sandbox::{self, interrupted};
use crate::submission::{Submission, shown};

/// The seed where nobody sits before the run: a class is graded on the same scripts.
const SEED_IN_CI: u64 = 1;

/// Which random scripts to play.
#[derive(Debug, clap::Args)]
pub(super) struct RandomArgs {
    /// Compare with the reference solution on this many random scripts
    #[arg(long, value_name = "N", value_parser = from_one::<NonZeroU32>)]
    random: Option<NonZeroU32>,

    /// The number that random scripts follow from; told by every run, and a fixed one when CI is set
    #[arg(long, value_name = "S", requires = "random", value_parser = from_zero::<u64>)]
    seed: Option<u64>,

    /// Save the script that fails beside your file, as a case that every later check runs
    #[arg(long, requires = "random")]
    save_case: bool,
}

/// What one attempt is held against beside its exercise's own cases.
pub(super) struct Beyond {
    exercise: Arc<Exercise>,
    /// The submission, where it can be read and there is something to run it for.
    submission: Option<Submission>,
    path: PathBuf,
    saved: SavedCases,
    /// Whether the saved cases are run; else they are only known, so that none is written over.
    run_saved: bool,
}

impl RandomArgs {
    /// What there is for an attempt with the submission at `path`; nothing when only some cases were asked for.
    ///
    /// # Errors
    /// Saved cases that cannot be read. And where random scripts are asked for by the exercise's name, there must be a
    /// generator.
    pub(super) fn beyond(
        &self,
        catalogue: &Catalogue,
        attempt: &Attempt,
        path: PathBuf,
        by_name: bool,
        some_cases: bool,
    ) -> Result<Beyond, Failure> {
        let exercise = attempt.shared_exercise();
        if self.random.is_some() && by_name && exercise.generator.is_none() {
            return Err(no_generator(catalogue, &exercise));
        }
        let run_saved = !some_cases;
        let saved = match run_saved || self.save_case {
            true => SavedCases::beside(&path)?,
            false => SavedCases::default(),
        };
        let wanted = self.random.is_some() || run_saved && !saved.is_empty();
        Ok(Beyond {
            exercise,
            submission: wanted.then(|| attempt.submission()).flatten(),
            path,
            saved,
            run_saved,
        })
    }

    /// Runs saved cases and random scripts for all attempts that have a program, and adds what they come to to their
    /// grades. What keeps one attempt from it keeps no other.
    ///
    /// # Errors
    /// The first of these: a mistake of an exercise's author, a case that cannot be saved, or trouble with the machine.
    pub(super) fn run(
        &self,
        context: &Context,
        catalogue: &Catalogue,
        engine: &Engine,
        beyond: &[Beyond],
        grades: &mut [Grade],
    ) -> Result<(), Failure> {
        if beyond.iter().all(|beyond| beyond.submission.is_none()) {
            return Ok(());
        }
        let runner = Runner::new(&engine.builder, engine.jobs)?;
        let seed = match self.seed {
            Some(seed) => seed,
            None if super::in_ci() => SEED_IN_CI,
            None => random_seed()?,
        };
        let mut first = Ok(());
        for (beyond, grade) in beyond.iter().zip(grades) {
            let looked = self.look(context, catalogue, &runner, seed, beyond, grade);
            if interrupted() {
                return Err(Failure::interrupted());
            }
            first = first.and(looked);
        }
        first
    }

    fn look(
        &self,
        context: &Context,
        catalogue: &Catalogue,
        runner: &Runner,
        seed: u64,
        beyond: &Beyond,
        grade: &mut Grade,
    ) -> Result<(), Failure> {
        let built = grade.build.as_ref().is_some_and(|build| build.ok);
        let (true, Some(submission)) = (built, &beyond.submission) else {
            return Ok(());
        };
        if beyond.run_saved && !beyond.saved.is_empty() {
            let saved = &beyond.saved;
            grade.saved = saved.grade(runner, &beyond.exercise, submission.clone())?;
        }
        let scripts = self.random.map_or(0, NonZeroU32::get) as usize;
        if scripts > 0 && beyond.exercise.generator.is_some() {
            let plan = Plan { scripts, seed };
            let random = beyond.search(context, catalogue, runner, plan)?;
            // What was found is told whether or not it can be saved.
            let random = grade.random.insert(random);
            if self.save_case {
                beyond.save(context, random)?;
            }
        }
        Ok(())
    }
}

impl Beyond {
    fn search(
        &self,
        context: &Context,
        catalogue: &Catalogue,
        runner: &Runner,
        plan: Plan,
    ) -> Result<RandomGrade, Failure> {
        let exercise = Arc::clone(&self.exercise);
        let runs = RandomRuns::new(runner, catalogue, exercise)?;
        let Some(submission) = &self.submission else {
            return Err(Failure::usage(
                "there is no submission to play scripts with",
            ));
        };
        if catalogue.folder(&self.exercise.id).is_some()
            && submission.shown == catalogue.solution_shown(&self.exercise.id)
        {
            context.note(&format!(
                "note: `{}` is the reference solution itself, so random scripts find no difference",
                submission.shown
            ));
        }
        let bar = progress_bar::bar(plan.scripts as u64, progress_bar::SCRIPTS);
        bar.set_message("random scripts");
        let found = runs.search(submission, plan, |step| match step {
            Step::Played(more) => bar.inc(more as u64),
            Step::Shortening => bar.set_message("one fails, looking for a shorter one"),
        });
        bar.finish_and_clear();
        Ok(found?)
    }

    fn save(&self, context: &Context, random: &mut RandomGrade) -> Result<(), Failure> {
        let Some(failure) = &mut random.failure else {
            return Ok(());
        };
        match self.saved.save(&self.path, &self.exercise.id, failure) {
            Ok(file) => failure.saved_to = Some(shown(&file)),
            // Nobody did anything wrong: there are scripts whose right answer cannot be saved.
            Err(why @ SavedMistake::NoText) => context.note(&format!(
                "note: the failing script of `{}` is not saved: {why}",
                self.exercise.id
            )),
            Err(mistake) => return Err(mistake.into()),
        }
        Ok(())
    }
}

/// Wrong usage, with the exercises of which random scripts could be asked for.
fn no_generator(catalogue: &Catalogue, exercise: &Exercise) -> Failure {
    let ids = catalogue.ids().unwrap_or_default();
    let with = ids.iter().filter(|id| catalogue.has_generator(id));
    let names: Vec<&str> = with.map(|id| id.slug.as_str()).collect();
    let hint = match names.as_slice() {
        [] => "no exercise here has one".to_owned(),
        names => format!("these have one: {}", names.join(", ")),
    };
    Failure::usage(format!(
        "`{}` has no generator of random scripts; {hint}",
        exercise.id
    ))
}

/// A number that is quickly typed again.
fn random_seed() -> Result<u64, Failure> {
    let mut bytes = [0; 4];
    sandbox::random(&mut bytes).map_err(Failure::machine)?;
    Ok(u64::from(u32::from_le_bytes(bytes)))
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Failure {
        match trouble {
            Trouble::Exercise(error) => error.into(),
            Trouble::Grading(trouble) => trouble.into(),
        }
    }
}

impl From<SavedMistake> for Failure {
    fn from(mistake: SavedMistake) -> Failure {
        match mistake {
            SavedMistake::Io { .. } => Failure::machine(mistake),
            _ => Failure {
                status: ExitStatus::Usage,
                error: mistake.into(),
            },
        }
    }
}
