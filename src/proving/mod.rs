//! An exercise proves itself.
//!
//! Its own files go the way of any submission: the starter must be refused, the solution accepted, every reject
//! refused for the reason that it stands for, and, where that is asked for, every small change of the solution
//! noticed. What needs no run is read. The result is a [`Proof`] an exercise, with every shortcoming at the place
//! where its author can mend it.

mod conduct;
mod generator;
mod items;
mod ledger;
mod mutation;
mod plan;
mod reading;
mod side_by_side;
mod subject;
mod tidiness;
mod trial;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::build::{BuildTrouble, Builder};
use crate::exercise::{Catalogue, ExerciseId, LoadError};
use crate::grading::{Attempt, Engine, GradingTrouble};
use crate::proof::{Check, Proof};
use crate::random::Runner;
use ledger::Ledger;
use subject::{Opened, Subject};
use trial::Trial;

/// What proves exercises.
#[derive(Debug)]
pub struct Prover<'c> {
    /// Where the exercises are from.
    pub catalogue: &'c Catalogue,
    /// The folder of their solutions, each at `topic/slug.rs`.
    pub solutions: PathBuf,
    /// Builds everything; its sandbox also runs it.
    pub builder: Builder,
    /// How many builds and runs go on at once.
    pub jobs: NonZeroUsize,
    /// Whether the solutions' mutants are made.
    pub mutants: bool,
}

/// News of a proof under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many more things are to be done.
    Planned(usize),
    /// One of them is done.
    Done,
}

/// Why exercises could not be proved. No exercise falls short because of it.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// A file of the catalogue as a whole is broken, or the machine could not read one.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// A tool could not be run.
    #[error("cannot look at the solution of `{exercise}`")]
    Tool {
        /// The exercise.
        exercise: ExerciseId,
        /// Why it could not.
        source: BuildTrouble,
    },
    /// An interrupt, or trouble with the machine.
    #[error(transparent)]
    Grading(#[from] GradingTrouble),
    /// There is no folder for temporary files.
    #[error("cannot make a folder for temporary files")]
    Folder(#[source] std::io::Error),
}

/// What proving exercises came to.
#[derive(Debug)]
pub struct Proven {
    /// One proof an exercise, in the order in which they were asked for.
    pub proofs: Vec<Proof>,
    /// How long the mutants took on the wall clock, where they were made.
    pub mutants_wall: Option<Duration>,
}

impl Prover<'_> {
    /// Proves exercises side by side.
    ///
    /// # Errors
    /// [`Trouble`] with the machine or with the catalogue as a whole. What an exercise falls short of is part of
    /// its proof.
    pub fn prove(&self, ids: &[ExerciseId], mut news: impl FnMut(Step)) -> Result<Proven, Trouble> {
        let mut proofs: Vec<Option<Proof>> = Vec::new();
        let mut subjects: Vec<(usize, Subject)> = Vec::new();
        for (place, id) in ids.iter().enumerate() {
            match Subject::open(self.catalogue, &self.solutions, id)? {
                Opened::Subject(subject) => {
                    subjects.push((place, *subject));
                    proofs.push(None);
                }
                Opened::Broken(problems) => proofs.push(Some(ledger::broken(id, problems))),
            }
        }
        let (places, mut subjects): (Vec<usize>, Vec<Subject>) = subjects.into_iter().unzip();

        news(Step::Planned(subjects.len()));
        let questions = self.catalogue.questions()?;
        let look = |subject: &Subject| {
            let with_generator = subject.exercise.generator.is_some();
            let mut ledger = Ledger::new(self.mutants, with_generator);
            reading::check(subject, self.catalogue, &questions, &mut ledger)?;
            tidiness::check(subject, &self.builder, &mut ledger)?;
            Ok::<Ledger, Trouble>(ledger)
        };
        let mut ledgers = side_by_side::each(self.jobs, &subjects, look, || news(Step::Done))?;

        self.run(&mut subjects, &mut ledgers, &mut news)?;
        self.play(&subjects, &mut ledgers, &mut news)?;
        let mutants_wall = match self.mutants {
            true => Some(self.try_mutants(&subjects, &mut ledgers, &mut news)?),
            false => None,
        };
        for ((place, subject), ledger) in places.into_iter().zip(&subjects).zip(ledgers) {
            if let Some(proof) = proofs.get_mut(place) {
                *proof = Some(ledger.finish(&subject.exercise));
            }
        }
        Ok(Proven {
            proofs: proofs.into_iter().flatten().collect(),
            mutants_wall,
        })
    }

    /// Runs starters, solutions and rejects, and holds what they did against what they should.
    fn run(
        &self,
        subjects: &mut [Subject],
        ledgers: &mut [Ledger],
        news: &mut impl FnMut(Step),
    ) -> Result<(), Trouble> {
        let engine = self.engine(self.builder.clone(), false);
        let mut planned = plan::attempts(subjects);
        for _ in 0..plan::REJECT_LOOKS {
            news(Step::Planned(planned.len()));
            let (roles, attempts): (Vec<_>, Vec<Attempt>) = planned.into_iter().unzip();
            engine.grade_all(attempts, |number, grade| {
                if let Some((subject, role)) = roles.get(number)
                    && let Some(subject) = subjects.get_mut(*subject)
                {
                    subject.record(*role, grade);
                }
                news(Step::Done);
            })?;
            planned = plan::doubtful(subjects);
        }
        for (subject, ledger) in subjects.iter().zip(ledgers) {
            conduct::check(subject, ledger);
        }
        Ok(())
    }

    /// Plays random scripts with the solution and the rejects of exercises that have a generator.
    fn play(
        &self,
        subjects: &[Subject],
        ledgers: &mut [Ledger],
        news: &mut impl FnMut(Step),
    ) -> Result<(), Trouble> {
        let runner = Runner::new(&self.builder, self.jobs).map_err(Trouble::Folder)?;
        let with_ledgers = subjects.iter().zip(ledgers);
        let playing = with_ledgers.filter(|(subject, _)| subject.exercise.generator.is_some());
        let playing: Vec<(&Subject, &mut Ledger)> = playing.collect();
        news(Step::Planned(playing.len()));
        for (subject, ledger) in playing {
            let shown = self.catalogue.shown(&subject.exercise.id, "generate.rs");
            generator::check(subject, &shown, &runner, ledger)?;
            news(Step::Done);
        }
        Ok(())
    }

    /// Makes the mutants of every accepted solution and grades them; answers how long that took.
    fn try_mutants(
        &self,
        subjects: &[Subject],
        ledgers: &mut [Ledger],
        news: &mut impl FnMut(Step),
    ) -> Result<Duration, Trouble> {
        let started = Instant::now();
        let mut trials: Vec<(usize, Trial<'_>)> = Vec::new();
        for (index, (subject, ledger)) in subjects.iter().zip(ledgers.iter_mut()).enumerate() {
            match Trial::of(subject) {
                Ok(trial) => trials.push((index, trial)),
                Err(reason) => ledger.leave_out(Check::Mutants, reason),
            }
        }
        let (numbers, orders): (Vec<(usize, usize)>, Vec<trial::Order>) = trials
            .iter()
            .enumerate()
            .flat_map(|(trial, (_, it))| {
                let orders = it.orders().enumerate();
                orders.map(move |(mutant, order)| ((trial, mutant), order))
            })
            .unzip();
        news(Step::Planned(numbers.len()));
        // A mutant is built once in its life: keeping its program would only push out others.
        let builder = Builder {
            cache: None,
            incremental: None,
            ..self.builder.clone()
        };
        let attempts = orders.into_iter().map(trial::Order::attempt);
        let engine = self.engine(builder, true);
        engine.grade_all(attempts, |number, grade| {
            if let Some((trial, mutant)) = numbers.get(number)
                && let Some((_, trial)) = trials.get_mut(*trial)
            {
                trial.record(*mutant, grade.verdict);
            }
            news(Step::Done);
        })?;
        for (index, trial) in trials {
            if let Some(ledger) = ledgers.get_mut(index) {
                trial.conclude(ledger);
            }
        }
        Ok(started.elapsed())
    }

    fn engine(&self, builder: Builder, fail_fast: bool) -> Engine {
        Engine {
            builder,
            jobs: self.jobs,
            fail_fast,
            keep: false,
        }
    }
}
