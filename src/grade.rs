//! The result of an attempt: verdicts, points and everything a report needs to explain them.

use std::time::Duration;

use crate::build::{Diagnostic, Violation};
use crate::exercise::ExerciseId;
use crate::sandbox::{Capture, Ending, MemoryCount};
use crate::snapshot::Mismatch;
use crate::verdict::{Verdict, judge_attempt};

/// What an attempt comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Grade {
    /// The exercise that was attempted.
    pub exercise: ExerciseId,
    /// The submission's path as the learner knows it.
    pub submission: String,
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
    /// What a learner is told beside it, in a workspace alone, once the answer is accepted.
    pub afterword: Option<Afterword>,
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
            verdict: judge_attempt(cases.iter().map(|case| case.verdict)),
            build: Some(build),
            rejections: Vec::new(),
            trouble: cases.iter().find_map(|case| case.trouble.clone()),
            cases,
            misconception: None,
            afterword: None,
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
    /// What was graded: the lines that the harness reported, or stdout in mode `program`. No report shows it: a
    /// hidden case's is not to be told, and a visible one's is told as a mismatch.
    pub graded: Capture,
    /// What the learner's code wrote to stdout.
    pub stdout: Capture,
    /// Whether stdout is the graded output (mode `program`), not prints beside it.
    pub stdout_graded: bool,
    /// What the learner's code wrote to stderr.
    pub stderr: Capture,
}

/// What became of a test beyond how its process ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestRun {
    /// Why it failed without a panic of its own, in a sentence. For show only: no verdict depends on it.
    pub failure: Option<String>,
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
