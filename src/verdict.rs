//! What one case, or a whole attempt, comes to.

use std::fmt;
use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::sandbox::{Ending, Kill, Limits, Run};

/// The outcome of a case or an attempt. Kebab-case in YAML and JSON.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Machine trouble: never the learner's fault, never scored.
    InternalError,
    /// A forbidden construct, an empty file, not UTF-8, too large, or not a plain file.
    Rejected,
    /// It does not compile, or compiling hit a limit of the compiler.
    CompileError,
    /// It wrote more than allowed.
    OutputLimit,
    /// It used more processor time, or waited longer, than allowed.
    TimeLimit,
    /// It used more memory than allowed.
    MemoryLimit,
    /// It tried something that the sandbox forbids.
    SandboxViolation,
    /// It panicked, ended with the wrong exit status or by a signal, or left before the harness had ended.
    RuntimeError,
    /// It ran to its end and printed something else.
    WrongAnswer,
    /// It did what the case asks for.
    Accepted,
    /// It was not run because of an earlier case.
    Skipped,
}

impl Verdict {
    /// All verdicts, in the order of their precedence.
    pub const ALL: [Verdict; 11] = [
        Verdict::InternalError,
        Verdict::Rejected,
        Verdict::CompileError,
        Verdict::OutputLimit,
        Verdict::TimeLimit,
        Verdict::MemoryLimit,
        Verdict::SandboxViolation,
        Verdict::RuntimeError,
        Verdict::WrongAnswer,
        Verdict::Accepted,
        Verdict::Skipped,
    ];

    /// The name in YAML and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::InternalError => "internal-error",
            Verdict::Rejected => "rejected",
            Verdict::CompileError => "compile-error",
            Verdict::OutputLimit => "output-limit",
            Verdict::TimeLimit => "time-limit",
            Verdict::MemoryLimit => "memory-limit",
            Verdict::SandboxViolation => "sandbox-violation",
            Verdict::RuntimeError => "runtime-error",
            Verdict::WrongAnswer => "wrong-answer",
            Verdict::Accepted => "accepted",
            Verdict::Skipped => "skipped",
        }
    }

    /// The verdict in a sentence for people.
    pub fn words(self) -> &'static str {
        match self {
            Verdict::InternalError => "internal error",
            Verdict::Rejected => "rejected",
            Verdict::CompileError => "does not compile",
            Verdict::OutputLimit => "too much output",
            Verdict::TimeLimit => "out of time",
            Verdict::MemoryLimit => "out of memory",
            Verdict::SandboxViolation => "sandbox violation",
            Verdict::RuntimeError => "runtime error",
            Verdict::WrongAnswer => "wrong answer",
            Verdict::Accepted => "accepted",
            Verdict::Skipped => "skipped",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Everything a case's verdict depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// How the program ended.
    pub ending: Ending,
    /// Why the supervisor ended it, if it did.
    pub kill: Option<Kill>,
    /// Whether the program tried what the sandbox forbids.
    pub violation: bool,
    /// Processor time of the whole tree, where known.
    pub cpu: Option<Duration>,
    /// Largest resident memory in bytes, where known.
    pub peak_memory: Option<u64>,
    /// Bytes written to the fullest of its outputs.
    pub written: u64,
    /// Processor time allowed.
    pub cpu_limit: Duration,
    /// Memory allowed, in bytes.
    pub memory_limit: u64,
    /// Bytes allowed on each output.
    pub output_limit: u64,
    /// The exit status that the case asks for.
    pub wanted_exit_status: i32,
    /// Whether the harness reported its end; true where there is no harness.
    pub harness_ended: bool,
    /// Whether the graded output is the expected one.
    pub matches: bool,
}

impl Evidence {
    /// Gathers what a run shows.
    pub fn of_run(
        run: &Run,
        limits: &Limits,
        wanted_exit_status: i32,
        harness_ended: bool,
        matches: bool,
    ) -> Evidence {
        let outputs = [&run.stdout, &run.stderr, &run.report];
        Evidence {
            ending: run.ending,
            kill: run.kill,
            violation: run.violation,
            cpu: run.usage.cpu,
            peak_memory: run.usage.peak_memory,
            written: outputs
                .map(|output| output.total())
                .into_iter()
                .max()
                .unwrap_or_default(),
            cpu_limit: limits.cpu,
            memory_limit: limits.memory,
            output_limit: limits.output,
            wanted_exit_status,
            harness_ended,
            matches,
        }
    }
}

/// Judges one case: the first rule that matches wins.
///
/// An interrupted run is an internal error, so that nobody is graded on it. Limits are judged again after the
/// end, because a program may finish just past its limit between two looks of the supervisor.
pub fn judge(evidence: &Evidence) -> Verdict {
    let over_cpu = evidence.cpu.is_some_and(|cpu| cpu > evidence.cpu_limit);
    let over_memory = evidence
        .peak_memory
        .is_some_and(|peak| peak > evidence.memory_limit);
    match evidence.kill {
        Some(Kill::Interrupt) => Verdict::InternalError,
        Some(Kill::Output) => Verdict::OutputLimit,
        Some(Kill::Cpu | Kill::Wall) => Verdict::TimeLimit,
        Some(Kill::Memory) => Verdict::MemoryLimit,
        // What class `full` answers with an error that the program may die of.
        Some(Kill::Processes) => Verdict::RuntimeError,
        None if evidence.written > evidence.output_limit => Verdict::OutputLimit,
        None if over_cpu => Verdict::TimeLimit,
        None if over_memory => Verdict::MemoryLimit,
        None if evidence.violation => Verdict::SandboxViolation,
        None if evidence.ending != Ending::Exited(evidence.wanted_exit_status) => {
            Verdict::RuntimeError
        }
        None if !evidence.harness_ended => Verdict::RuntimeError,
        None if !evidence.matches => Verdict::WrongAnswer,
        None => Verdict::Accepted,
    }
}

/// The verdict of an attempt: that of its first case that is not accepted. An internal error anywhere makes the
/// whole attempt one, because the grade would not be the learner's; an attempt with no case run is never accepted.
pub fn judge_attempt(cases: impl IntoIterator<Item = Verdict>) -> Verdict {
    let mut first = None;
    let mut any_accepted = false;
    for verdict in cases {
        match verdict {
            Verdict::InternalError => return Verdict::InternalError,
            Verdict::Accepted => any_accepted = true,
            other => first = first.or(Some(other)),
        }
    }
    match first {
        Some(verdict) => verdict,
        None if any_accepted => Verdict::Accepted,
        None => Verdict::Skipped,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIB: u64 = 1 << 20;

    fn fine() -> Evidence {
        Evidence {
            ending: Ending::Exited(0),
            kill: None,
            violation: false,
            cpu: Some(Duration::from_millis(10)),
            peak_memory: Some(2 * MIB),
            written: 100,
            cpu_limit: Duration::from_secs(1),
            memory_limit: 64 * MIB,
            output_limit: 1024,
            wanted_exit_status: 0,
            harness_ended: true,
            matches: true,
        }
    }

    #[test]
    fn each_rule_by_itself() {
        let second = Duration::from_secs(1);
        let table = [
            (fine(), Verdict::Accepted),
            (
                Evidence {
                    matches: false,
                    ..fine()
                },
                Verdict::WrongAnswer,
            ),
            (
                Evidence {
                    harness_ended: false,
                    ..fine()
                },
                Verdict::RuntimeError,
            ),
            (
                Evidence {
                    ending: Ending::Exited(101),
                    ..fine()
                },
                Verdict::RuntimeError,
            ),
            (
                Evidence {
                    ending: Ending::Signalled(6),
                    ..fine()
                },
                Verdict::RuntimeError,
            ),
            (
                Evidence {
                    wanted_exit_status: 3,
                    ..fine()
                },
                Verdict::RuntimeError,
            ),
            (
                Evidence {
                    wanted_exit_status: 3,
                    ending: Ending::Exited(3),
                    ..fine()
                },
                Verdict::Accepted,
            ),
            (
                Evidence {
                    violation: true,
                    ..fine()
                },
                Verdict::SandboxViolation,
            ),
            (
                Evidence {
                    cpu: Some(second + Duration::from_nanos(1)),
                    ..fine()
                },
                Verdict::TimeLimit,
            ),
            (
                Evidence {
                    cpu: Some(second),
                    ..fine()
                },
                Verdict::Accepted,
            ),
            (
                Evidence {
                    peak_memory: Some(64 * MIB + 1),
                    ..fine()
                },
                Verdict::MemoryLimit,
            ),
            (
                Evidence {
                    peak_memory: Some(64 * MIB),
                    ..fine()
                },
                Verdict::Accepted,
            ),
            (
                Evidence {
                    written: 1025,
                    ..fine()
                },
                Verdict::OutputLimit,
            ),
            (
                Evidence {
                    written: 1024,
                    ..fine()
                },
                Verdict::Accepted,
            ),
            (
                Evidence {
                    cpu: None,
                    peak_memory: None,
                    ..fine()
                },
                Verdict::Accepted,
            ),
            (
                Evidence {
                    kill: Some(Kill::Output),
                    ..fine()
                },
                Verdict::OutputLimit,
            ),
            (
                Evidence {
                    kill: Some(Kill::Cpu),
                    ..fine()
                },
                Verdict::TimeLimit,
            ),
            (
                Evidence {
                    kill: Some(Kill::Wall),
                    ..fine()
                },
                Verdict::TimeLimit,
            ),
            (
                Evidence {
                    kill: Some(Kill::Memory),
                    ..fine()
                },
                Verdict::MemoryLimit,
            ),
            (
                Evidence {
                    kill: Some(Kill::Processes),
                    ..fine()
                },
                Verdict::RuntimeError,
            ),
            (
                Evidence {
                    kill: Some(Kill::Interrupt),
                    ..fine()
                },
                Verdict::InternalError,
            ),
        ];
        for (evidence, expected) in table {
            assert_eq!(judge(&evidence), expected, "{evidence:?}");
        }
    }

    #[test]
    fn the_earlier_rule_wins_even_where_the_combination_is_impossible() {
        let everything_wrong = Evidence {
            ending: Ending::Signalled(31),
            kill: None,
            violation: true,
            cpu: Some(Duration::from_secs(9)),
            peak_memory: Some(u64::MAX),
            harness_ended: false,
            matches: false,
            ..fine()
        };
        assert_eq!(judge(&everything_wrong), Verdict::TimeLimit);
        // A kill that was recorded outranks what the program managed to do meanwhile, be it the right answer.
        for (kill, expected) in [
            (Kill::Output, Verdict::OutputLimit),
            (Kill::Memory, Verdict::MemoryLimit),
            (Kill::Wall, Verdict::TimeLimit),
            (Kill::Interrupt, Verdict::InternalError),
        ] {
            assert_eq!(
                judge(&Evidence {
                    kill: Some(kill),
                    ..everything_wrong.clone()
                }),
                expected
            );
            assert_eq!(
                judge(&Evidence {
                    kill: Some(kill),
                    ..fine()
                }),
                expected
            );
        }
        let violation_and_panic = Evidence {
            violation: true,
            ending: Ending::Exited(101),
            ..fine()
        };
        assert_eq!(judge(&violation_and_panic), Verdict::SandboxViolation);
        let panic_after_right_output = Evidence {
            ending: Ending::Exited(101),
            ..fine()
        };
        assert_eq!(judge(&panic_after_right_output), Verdict::RuntimeError);
        let left_early_with_right_output = Evidence {
            harness_ended: false,
            ..fine()
        };
        assert_eq!(judge(&left_early_with_right_output), Verdict::RuntimeError);
        let zero_limits = Evidence {
            cpu_limit: Duration::ZERO,
            memory_limit: 0,
            cpu: None,
            peak_memory: None,
            ..fine()
        };
        assert_eq!(judge(&zero_limits), Verdict::Accepted);
    }

    #[test]
    fn an_attempt_is_its_first_case_that_is_not_accepted() {
        use Verdict::*;
        let table: [(&[Verdict], Verdict); 8] = [
            (&[], Skipped),
            (&[Skipped, Skipped], Skipped),
            (&[Accepted], Accepted),
            (&[Accepted, Skipped], Skipped),
            (&[Accepted, WrongAnswer, TimeLimit], WrongAnswer),
            (&[TimeLimit, WrongAnswer, Skipped], TimeLimit),
            (&[WrongAnswer, InternalError], InternalError),
            (&[Accepted, Accepted], Accepted),
        ];
        for (cases, expected) in table {
            assert_eq!(judge_attempt(cases.iter().copied()), expected, "{cases:?}");
        }
    }

    #[test]
    fn names_are_the_serialised_ones() {
        for verdict in Verdict::ALL {
            let json = serde_json::to_string(&verdict).unwrap();
            assert_eq!(json, format!("\"{verdict}\""));
        }
    }
}
