//! How a run ended, in sentences: limits, signals, exit statuses.

use super::super::escape;
use super::super::quantity::{duration, duration_beyond, size, size_beyond};
use crate::grade::{CaseGrade, LimitHit, RunGrade};
use crate::sandbox::Ending;
use crate::signal;
use crate::snapshot::text_of;
use crate::verdict::Verdict;

/// The exit status with which Rust ends a program that panicked.
const PANIC_STATUS: i32 = 101;

/// The sentences that explain a verdict on how the program ran; none for a verdict on its output.
pub(super) fn sentences(case: &CaseGrade) -> Vec<String> {
    let Some(run) = &case.run else {
        return Vec::new();
    };
    match case.verdict {
        Verdict::TimeLimit | Verdict::MemoryLimit | Verdict::OutputLimit => {
            run.limit.iter().flat_map(limit_sentences).collect()
        }
        Verdict::SandboxViolation => vec![
            "it tried something that the sandbox forbids, such as the network, files outside its own folder or \
             starting another program"
                .to_owned(),
        ],
        Verdict::RuntimeError if run.limit.is_some() => {
            run.limit.iter().flat_map(limit_sentences).collect()
        }
        Verdict::RuntimeError => runtime_error(case, run),
        _ => Vec::new(),
    }
}

fn limit_sentences(limit: &LimitHit) -> Vec<String> {
    match *limit {
        LimitHit::Cpu { allowed, used } => vec![
            format!(
                "used {} of processor time, {} allowed",
                duration_beyond(used, allowed),
                duration(allowed)
            ),
            "it may loop without an end, or do far more work than this input needs".to_owned(),
        ],
        LimitHit::Wall { allowed, used, cpu } => {
            let mut sentences = vec![format!(
                "took {} on the clock, {} allowed",
                duration_beyond(used, allowed),
                duration(allowed)
            )];
            if let Some(cpu) = cpu {
                let waited = cpu * 10 < used;
                let hint = if waited {
                    ": it waited (deadlock or sleep?)"
                } else {
                    ""
                };
                sentences.push(format!(
                    "used {} of processor time meanwhile{hint}",
                    duration(cpu)
                ));
            }
            sentences
        }
        LimitHit::Memory { allowed, used } => {
            vec![format!(
                "used {} of memory, {} allowed",
                size_beyond(used, allowed),
                size(allowed)
            )]
        }
        LimitHit::Processes { allowed } => {
            vec![format!("started more than {allowed} processes and threads")]
        }
        LimitHit::Output { allowed, used } => vec![
            format!(
                "wrote {}, {} allowed",
                size_beyond(used, allowed),
                size(allowed)
            ),
            "it may print inside a loop without an end".to_owned(),
        ],
    }
}

fn runtime_error(case: &CaseGrade, run: &RunGrade) -> Vec<String> {
    // What happened comes before the name that the system has for it.
    let mut sentences: Vec<String> = stderr_hint(run).map(str::to_owned).into_iter().collect();
    let failure = run.test.as_ref().and_then(|test| test.failure.as_deref());
    if let Some(failure) = failure {
        sentences.push(escape::line(failure));
        return sentences;
    }
    match run.ending {
        Ending::Signalled(signal) => {
            let (name, explanation) = signal::words(signal);
            sentences.push(match name {
                Some(name) => format!("ended by {name} (signal {signal}): {explanation}"),
                None => format!("ended by signal {signal}"),
            });
        }
        // The panic is told by itself, and its exit status says no more than that.
        Ending::Exited(PANIC_STATUS) if run.panic.is_some() => {}
        Ending::Exited(PANIC_STATUS) if case.wanted_exit_status != PANIC_STATUS => {
            sentences
                .push("ended with exit status 101, as a program does that panicked".to_owned());
        }
        Ending::Exited(status) if status != case.wanted_exit_status => {
            let wanted = case.wanted_exit_status;
            sentences.push(format!(
                "ended with exit status {status}, this case asks for {wanted}"
            ));
        }
        Ending::Exited(_) if !run.harness_ended && run.test.is_some() => {
            sentences.push("left before the test had ended (process::exit?)".to_owned());
        }
        Ending::Exited(_) if !run.harness_ended => {
            sentences.push("ended in the middle of the case (process::exit?)".to_owned());
        }
        Ending::Exited(_) => {}
    }
    sentences
}

/// What Rust's runtime says on stderr before it aborts. For show only: no verdict depends on it.
fn stderr_hint(run: &RunGrade) -> Option<&'static str> {
    let stderr = format!(
        "{}{}",
        text_of(run.stderr.head()),
        text_of(run.stderr.tail())
    );
    if stderr.contains("has overflowed its stack") {
        Some("its stack overflowed: recursion that never ends, or goes too deep?")
    } else if stderr.contains("memory allocation of ") {
        Some("it asked for more memory than there is: a length or capacity that is far too large?")
    } else if stderr.contains("panic in a destructor during cleanup")
        || stderr.contains("panicked while processing panic")
    {
        Some(
            "it panicked again while a first panic was cleaning up: look at its `Drop` implementations",
        )
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::super::super::fixtures;
    use super::*;
    use crate::grade::TestRun;
    use crate::sandbox::{Capture, MIB};

    fn failed(ending: Ending) -> CaseGrade {
        let mut case = fixtures::accepted_case("x");
        case.verdict = Verdict::RuntimeError;
        case.run = Some(RunGrade {
            ending,
            ..fixtures::run()
        });
        case
    }

    fn with_limit(verdict: Verdict, limit: LimitHit) -> CaseGrade {
        let run = RunGrade {
            limit: Some(limit),
            ..fixtures::run()
        };
        CaseGrade {
            verdict,
            run: Some(run),
            ..fixtures::accepted_case("x")
        }
    }

    #[test]
    fn limits_say_what_was_allowed_and_used() {
        let ms = Duration::from_millis;
        let table = [
            (
                with_limit(
                    Verdict::TimeLimit,
                    LimitHit::Cpu {
                        allowed: ms(2000),
                        used: ms(2010),
                    },
                ),
                "used 2.01 s of processor time, 2 s allowed",
            ),
            (
                with_limit(
                    Verdict::TimeLimit,
                    LimitHit::Wall {
                        allowed: ms(7000),
                        used: ms(7001),
                        cpu: None,
                    },
                ),
                "took 7.001 s on the clock, 7 s allowed",
            ),
            (
                with_limit(
                    Verdict::MemoryLimit,
                    LimitHit::Memory {
                        allowed: 64 * MIB,
                        used: 128 * MIB,
                    },
                ),
                "used 128 MiB of memory, 64 MiB allowed",
            ),
            (
                with_limit(
                    Verdict::OutputLimit,
                    LimitHit::Output {
                        allowed: 65_536,
                        used: 65_537,
                    },
                ),
                "wrote 64.001 KiB, 64 KiB allowed",
            ),
        ];
        for (case, expected) in table {
            assert_eq!(sentences(&case)[0], expected);
        }
    }

    #[test]
    fn a_program_that_waited_is_told_so_and_one_that_worked_is_not() {
        let ms = Duration::from_millis;
        let wall = |cpu| {
            with_limit(
                Verdict::TimeLimit,
                LimitHit::Wall {
                    allowed: ms(7000),
                    used: ms(7100),
                    cpu: Some(cpu),
                },
            )
        };
        assert_eq!(
            sentences(&wall(ms(2)))[1],
            "used 2 ms of processor time meanwhile: it waited (deadlock or sleep?)"
        );
        assert!(
            sentences(&wall(Duration::ZERO))[1].starts_with("used under 1 ms of processor time")
        );
        assert_eq!(
            sentences(&wall(ms(1900)))[1],
            "used 1.90 s of processor time meanwhile"
        );
    }

    #[test]
    fn endings_are_told_by_name() {
        let table = [
            (
                failed(Ending::Signalled(6)),
                "ended by SIGABRT (signal 6): it aborted itself",
            ),
            (
                failed(Ending::Signalled(11)),
                "ended by SIGSEGV (signal 11): most likely the stack overflowed, by a recursion without an end",
            ),
            (failed(Ending::Signalled(60)), "ended by signal 60"),
            (
                failed(Ending::Exited(3)),
                "ended with exit status 3, this case asks for 0",
            ),
            (
                failed(Ending::Exited(101)),
                "ended with exit status 101, as a program does that panicked",
            ),
        ];
        for (case, expected) in table {
            assert_eq!(sentences(&case), [expected]);
        }
        let mut left_early = failed(Ending::Exited(0));
        left_early.run.as_mut().unwrap().harness_ended = false;
        assert_eq!(
            sentences(&left_early),
            ["ended in the middle of the case (process::exit?)"]
        );
        let test = |failure: Option<&str>, status| {
            let mut case = failed(Ending::Exited(status));
            let run = case.run.as_mut().unwrap();
            run.harness_ended = false;
            run.test = Some(TestRun {
                failure: failure.map(str::to_owned),
            });
            sentences(&case)
        };
        assert_eq!(
            test(None, 0),
            ["left before the test had ended (process::exit?)"]
        );
        let failure = "the test should panic, and it returned";
        assert_eq!(test(Some(failure), 1), [failure]);
        assert_eq!(test(Some("\x1b[2J"), 1), ["\\x1b[2J"]);
        let mut panicked = failed(Ending::Exited(101));
        panicked.run.as_mut().unwrap().panic = Some(fixtures::panic());
        assert_eq!(sentences(&panicked), Vec::<String>::new());
    }

    #[test]
    fn what_the_runtime_says_before_it_aborts_is_explained() {
        let hint = |stderr: &str| {
            let mut case = failed(Ending::Signalled(6));
            case.run.as_mut().unwrap().stderr = Capture::whole(stderr);
            sentences(&case).swap_remove(0)
        };
        assert!(
            hint("\nthread 'main' (9) has overflowed its stack\n")
                .starts_with("its stack overflowed")
        );
        assert!(
            hint("memory allocation of 99999999 bytes failed\n")
                .starts_with("it asked for more memory")
        );
        assert!(hint("bye\n").starts_with("ended by SIGABRT"));
    }
}
