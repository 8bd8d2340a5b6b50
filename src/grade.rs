//! The result of an attempt: verdicts, points and everything a report needs to explain them.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::build::{Diagnostic, Note, Severity, Violation};
use crate::exercise::{ExerciseId, Problem, Source};
use crate::sandbox::{Capture, Ending, MemoryCount};
use crate::snapshot::{FirstDifference, Mismatch};
use crate::submission::saved_cases;
use crate::verdict::{Verdict, judge_attempt};

/// What an attempt comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Grade {
    /// The exercise that was attempted.
    pub exercise: ExerciseId,
    /// The submission's path as the learner knows it.
    pub submission: String,
    /// How a command finds it again.
    pub found: Found,
    /// The verdict of the whole attempt.
    pub verdict: Verdict,
    /// What the build came to; `None` when it never started.
    pub build: Option<BuildGrade>,
    /// Why the submission was rejected before it was compiled.
    pub rejections: Vec<Violation>,
    /// One grade a case, in the exercise's order.
    pub cases: Vec<CaseGrade>,
    /// The misunderstanding that this answer shows, when it is a known one.
    pub misconception: Option<String>,
    /// What went wrong with the machine, for an internal error.
    pub trouble: Option<String>,
    /// What a learner is told beside it once the answer is accepted: all of it in a workspace alone.
    pub afterword: Option<Afterword>,
    /// Cases that the learner has saved, in the order of their names. They give no points, and neither verdict nor
    /// points of the attempt depend on them.
    pub saved: Vec<CaseGrade>,
    /// What random scripts came to, where they were asked for. They give no points either.
    pub random: Option<RandomGrade>,
    /// What clippy notes about an accepted answer, where it was asked. No verdict and no point depends on it.
    pub notes: Option<Vec<Note>>,
}

/// How a command that is told the exercise finds the submission again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// It stands where a solution is looked for.
    Usual,
    /// It is the learner's own file in their workspace.
    Workspace,
    /// It has to be named.
    Named,
}

/// What a learner is told once an answer is accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Afterword {
    /// Only some of the cases were asked for.
    Part,
    /// All of them were.
    Whole {
        /// What to take away from the exercise.
        lesson: Option<String>,
        /// How many exercises are accepted by now.
        accepted: usize,
        /// How many there are.
        exercises: usize,
    },
}

impl Grade {
    /// Sums the verdict of the cases into that of the attempt.
    pub fn of_cases(
        exercise: ExerciseId,
        submission: String,
        build: BuildGrade,
        cases: Vec<CaseGrade>,
    ) -> Grade {
        Grade {
            exercise,
            submission,
            found: Found::Usual,
            verdict: judge_attempt(cases.iter().map(|case| case.verdict)),
            build: Some(build),
            rejections: Vec::new(),
            trouble: cases.iter().find_map(|case| case.trouble.clone()),
            cases,
            misconception: None,
            afterword: None,
            saved: Vec::new(),
            random: None,
            notes: None,
        }
    }

    /// Whether a saved case or a random script found what the exercise's own cases need not have.
    pub fn fails_beyond_cases(&self) -> bool {
        let saved = self
            .saved
            .iter()
            .any(|case| case.verdict != Verdict::Accepted);
        saved
            || self
                .random
                .as_ref()
                .is_some_and(|random| random.failure.is_some())
    }

    /// The folder of the submission's saved cases.
    pub fn saved_folder(&self) -> PathBuf {
        saved_cases(Path::new(&self.submission))
    }

    /// What kept the submission, a file of the exercise, from being built: at its place, called `what`.
    pub fn build_problem(&self, source: &Source, what: &str) -> Option<Problem> {
        match self.verdict {
            Verdict::CompileError => {
                let build = self.build.as_ref();
                let error = build.and_then(|build| {
                    let mut errors = build.diagnostics.iter();
                    errors.find(|diagnostic| diagnostic.severity == Severity::Error)
                });
                let message = format!("{what} does not compile");
                Some(match error {
                    Some(error) => source.problem_of(error, message),
                    None => {
                        let mut problem = source.problem(message);
                        let limit = build.and_then(|build| build.limit.clone());
                        problem.help(
                            limit.unwrap_or_else(|| "the compiler gives no reason".to_owned()),
                        );
                        problem
                    }
                })
            }
            Verdict::Rejected => {
                let message = format!("{what} is refused before it is compiled");
                let violation = self.rejections.first()?;
                let mut problem = match violation.place {
                    Some((line, _)) => source.problem_in_line(line, message),
                    None => source.problem(message),
                };
                problem.help(violation.message.clone());
                Some(problem)
            }
            _ => None,
        }
    }

    /// Points earned: the one place where points are summed.
    pub fn points(&self) -> u32 {
        self.cases.iter().map(CaseGrade::points).sum()
    }

    /// Points that could be earned.
    pub fn max_points(&self) -> u32 {
        self.cases.iter().map(|case| case.max_points).sum()
    }

    /// How many cases were accepted.
    pub fn accepted_cases(&self) -> usize {
        self.cases
            .iter()
            .filter(|case| case.verdict == Verdict::Accepted)
            .count()
    }
}

/// What building came to.
#[derive(Debug, Clone, PartialEq)]
pub struct BuildGrade {
    /// Whether there is a program to run.
    pub ok: bool,
    /// Whether the program came from the cache.
    pub cached: bool,
    /// Time on the wall clock.
    pub wall: Duration,
    /// Processor time of the compiler and linker, where known.
    pub cpu: Option<Duration>,
    /// What the compiler said about the learner's file.
    pub diagnostics: Vec<Diagnostic>,
    /// The limit of the compiler that was hit, in words.
    pub limit: Option<String>,
    /// The folder of the temporary crate, when it was asked to be kept.
    pub kept: Option<String>,
}

/// What one case comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseGrade {
    /// The case's name.
    pub name: String,
    /// What it checks, in the author's words.
    pub checks: String,
    /// Whether input, expected and printed output stay untold.
    pub hidden: bool,
    /// Its verdict.
    pub verdict: Verdict,
    /// Points for an accepted case.
    pub max_points: u32,
    /// What the program found on stdin.
    pub input: Vec<u8>,
    /// Arguments stated by the case.
    pub args: Vec<String>,
    /// The exit status that the case asks for.
    pub wanted_exit_status: i32,
    /// How the run went; `None` for a case that was not run.
    pub run: Option<RunGrade>,
    /// Where the output differs, for a wrong answer.
    pub mismatch: Option<Mismatch>,
    /// What went wrong with the machine, for an internal error.
    pub trouble: Option<String>,
}

impl CaseGrade {
    /// Points earned: all or nothing.
    pub fn points(&self) -> u32 {
        if self.verdict == Verdict::Accepted {
            self.max_points
        } else {
            0
        }
    }
}

/// How a case's run went.
#[derive(Debug, Clone, PartialEq)]
pub struct RunGrade {
    /// How the program ended.
    pub ending: Ending,
    /// Time on the wall clock.
    pub wall: Duration,
    /// Processor time of the whole tree, where known.
    pub cpu: Option<Duration>,
    /// Largest resident memory in bytes, where known.
    pub peak_memory: Option<u64>,
    /// How that was counted.
    pub memory_count: MemoryCount,
    /// The limit that was hit, with the amount allowed and used.
    pub limit: Option<LimitHit>,
    /// The first panic, as far as the program's stderr shows one. For show only: no verdict depends on it.
    pub panic: Option<Panic>,
    /// Whether the harness reported its end; true where there is no harness. In mode `tests` the grader's own `main`
    /// stands for it.
    pub harness_ended: bool,
    /// What became of the test, in mode `tests`.
    pub test: Option<TestRun>,
    /// What was graded: the lines that the harness reported, or stdout in mode `program`. A hidden case's is not to be
    /// told. Of a visible one's, a report shows the last lines where the program did not come to its end, and for a
    /// wrong answer the mismatch.
    pub graded: Capture,
    /// How far a visible case came that reported something and then did not come to its end.
    pub reached: Option<Reached>,
    /// What the learner's code wrote to stdout.
    pub stdout: Capture,
    /// Whether stdout is the graded output (mode `program`), not prints beside it.
    pub stdout_graded: bool,
    /// What the learner's code wrote to stderr.
    pub stderr: Capture,
}

/// What random scripts came to.
#[derive(Debug, Clone, PartialEq)]
pub struct RandomGrade {
    /// How many scripts were asked for.
    pub scripts: usize,
    /// How many were played: all of them, or those up to the first failure.
    pub played: usize,
    /// The number that all of them follow from.
    pub seed: u64,
    /// The first failure, on a script that was made as short as it gets.
    pub failure: Option<Box<RandomFailure>>,
}

/// A random script on which a submission does not do what the reference solution does.
#[derive(Debug, Clone, PartialEq)]
pub struct RandomFailure {
    /// What became of the script, as if it had been a case all along.
    pub case: CaseGrade,
    /// What the reference solution gives.
    pub expected: Vec<u8>,
    /// How many lines the script had when it was found.
    pub lines: usize,
    /// Whether no further line can be left out; false where the search for a shorter script was ended.
    pub minimal: bool,
    /// Whether the script failed again when it was played once more.
    pub repeats: bool,
    /// The file that it was saved in.
    pub saved_to: Option<String>,
}

/// What became of a test beyond how its process ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestRun {
    /// Why it failed without a panic of its own, in a sentence. For show only: no verdict depends on it.
    pub failure: Option<String>,
}

/// How far a program came that did not come to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reached {
    /// It had reported all that is expected.
    All,
    /// It had reported nothing wrong by then, or something at this line.
    Line(FirstDifference),
}

/// A limit that a run hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitHit {
    /// Processor time: allowed and used.
    Cpu {
        /// What the exercise allows.
        allowed: Duration,
        /// What the run used.
        used: Duration,
    },
    /// Time on the wall clock: allowed, used, and the processor time meanwhile.
    Wall {
        /// What the exercise allows.
        allowed: Duration,
        /// What the run took.
        used: Duration,
        /// Processor time meanwhile: next to none means that the program waited for something.
        cpu: Option<Duration>,
    },
    /// Memory in bytes: allowed and used.
    Memory {
        /// What the exercise allows.
        allowed: u64,
        /// The largest amount seen.
        used: u64,
    },
    /// Processes and threads at once.
    Processes {
        /// What the exercise allows.
        allowed: u32,
    },
    /// Bytes of output: allowed and written.
    Output {
        /// What the exercise allows.
        allowed: u64,
        /// What was written before the run was ended.
        used: u64,
    },
}

/// A panic as Rust's default hook prints it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panic {
    /// The message.
    pub message: String,
    /// The file as printed.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
    /// The line where it happened, when it is in the learner's file or in a test that may be shown.
    pub source: Option<String>,
}
