//! One case: the program runs on its input, what it reports is compared, a verdict comes out.

use super::attempt::Attempt;
use super::panic;
use crate::build::{Builder, TempCrate};
use crate::cause::chain;
use crate::exercise::{Case, Exercise, Expected, Mode};
use crate::grade::{CaseGrade, LimitHit, Reached, RunGrade, TestRun};
use crate::sandbox::{Capture, Class, Command, Kill, Limits, Policy, Run, random_token};
use crate::snapshot::{Comparator, text_of};
use crate::verdict::{Evidence, Verdict, judge};

/// Runs a case and grades it.
pub(super) fn run(
    builder: &Builder,
    attempt: &Attempt,
    case: &Case,
    program: &TempCrate,
) -> CaseGrade {
    match try_run(builder, attempt, case, program) {
        Ok(grade) => grade,
        Err(trouble) => {
            let verdict = Verdict::InternalError;
            CaseGrade {
                verdict,
                trouble: Some(trouble),
                ..skipped(case)
            }
        }
    }
}

/// The grade of a case that was not run.
pub(super) fn skipped(case: &Case) -> CaseGrade {
    CaseGrade {
        name: case.name.clone(),
        checks: case.checks.clone(),
        hidden: case.hidden,
        verdict: Verdict::Skipped,
        max_points: case.points,
        input: case.input.clone(),
        args: case.args.clone(),
        wanted_exit_status: case.exit_status,
        run: None,
        mismatch: None,
        trouble: None,
    }
}

fn try_run(
    builder: &Builder,
    attempt: &Attempt,
    case: &Case,
    program: &TempCrate,
) -> Result<CaseGrade, String> {
    let Builder {
        sandbox, toolchain, ..
    } = builder;
    let exercise = attempt.exercise();
    let work = tempfile::Builder::new()
        .prefix("grader-")
        .tempdir()
        .map_err(|error| format!("cannot make a work folder: {error}"))?;
    let token = match exercise.mode {
        Mode::Harness { .. } | Mode::Tests(_) => Some(fresh_token()?),
        Mode::Program => None,
    };
    let command = Command {
        program: program.program(),
        args: arguments(exercise, case),
        env: Vec::new(),
        current_dir: work.path().to_path_buf(),
        stdin: case.input.clone(),
        report: token.clone().map(String::into_bytes),
        collect: None,
    };
    let limits = attempt.limits(case);
    let policy = Policy {
        limits: limits.clone(),
        readable: toolchain
            .libraries
            .iter()
            .chain([&command.program])
            .cloned()
            .collect(),
        links: Vec::new(),
        folders: Vec::new(),
        kept: Vec::new(),
        may_start_programs: false,
    };
    let run = sandbox
        .run(&policy, &command)
        .map_err(|trouble| chain(&trouble))?;

    if run.supervision_lost && sandbox.class() != Class::None {
        // Either the submission ended whoever watched it, which is its own doing, or the sandbox is broken.
        sandbox
            .prove()
            .map_err(|miss| format!("the run was lost and the sandbox does not hold: {miss}"))?;
    }
    let channel = if token.is_some() {
        &run.report
    } else {
        &run.stdout
    };
    let (graded, harness_ended) = graded_output(channel.head(), token.as_deref());
    let kept = Capture::from_parts(
        graded,
        channel.tail(),
        channel.total() - (channel.head().len() - graded.len()) as u64,
    );
    let mismatch = match &case.expected {
        Expected::Output(snapshot) => exercise.comparison.mismatch(snapshot, graded),
        // The end of the test is all that is asked for, and the token has proved it or not.
        Expected::TestEnds(_) | Expected::Anything => None,
    };
    let test = matches!(case.expected, Expected::TestEnds(_)).then(|| TestRun {
        failure: (!harness_ended && !graded.is_empty()).then(|| text_of(graded).trim_end().into()),
    });
    let evidence = Evidence::of_run(
        &run,
        limits,
        case.exit_status,
        harness_ended,
        mismatch.is_none(),
    );
    let verdict = judge(&evidence);
    Ok(CaseGrade {
        verdict,
        mismatch: mismatch.filter(|_| verdict == Verdict::WrongAnswer),
        run: Some(RunGrade {
            harness_ended,
            test,
            reached: reached(exercise, case, verdict, &kept),
            ..run_grade(run, kept, limits, verdict, attempt, case)
        }),
        ..skipped(case)
    })
}

fn arguments(exercise: &Exercise, case: &Case) -> Vec<std::ffi::OsString> {
    let name = match (&exercise.mode, &case.expected) {
        (_, Expected::TestEnds(path)) => Some(path.as_str()),
        (Mode::Harness { .. }, _) => Some(case.name.as_str()),
        (Mode::Program | Mode::Tests(_), _) => None,
    };
    name.into_iter()
        .chain(case.args.iter().map(String::as_str))
        .map(Into::into)
        .collect()
}

/// What only the generated `main` of this one run can know.
fn fresh_token() -> Result<String, String> {
    random_token().map_err(|error| format!("no random numbers: {error}"))
}

/// What is graded of a channel, and whether the harness reported its end with the token, as its very last line.
fn graded_output<'a>(channel: &'a [u8], token: Option<&str>) -> (&'a [u8], bool) {
    let Some(token) = token else {
        return (channel, true);
    };
    match channel.strip_suffix(format!("\0{token}\n").as_bytes()) {
        Some(graded) => (graded, true),
        None => (channel, false),
    }
}

fn run_grade(
    run: Run,
    graded: Capture,
    limits: &Limits,
    verdict: Verdict,
    attempt: &Attempt,
    case: &Case,
) -> RunGrade {
    RunGrade {
        ending: run.ending,
        wall: run.usage.wall,
        cpu: run.usage.cpu,
        peak_memory: run.usage.peak_memory,
        memory_count: run.usage.memory_count,
        limit: limit_hit(&run, limits, verdict),
        panic: panic::first(run.stderr.head(), |file, line| {
            source_line(attempt, case, file, line)
        }),
        harness_ended: true,
        test: None,
        graded,
        reached: None,
        stdout: run.stdout,
        stdout_graded: attempt.exercise().mode == Mode::Program,
        stderr: run.stderr,
    }
}

/// How far a program came that was ended by itself or by a limit. What it was about to report is not known to its end,
/// so a last line without its newline does not count; nor does a place where order has no meaning.
fn reached(
    exercise: &Exercise,
    case: &Case,
    verdict: Verdict,
    graded: &Capture,
) -> Option<Reached> {
    let ended_early = matches!(
        verdict,
        Verdict::RuntimeError | Verdict::TimeLimit | Verdict::MemoryLimit
    );
    let comparison = &exercise.comparison;
    let (Expected::Output(expected), Some(graded)) = (&case.expected, graded.complete()) else {
        return None;
    };
    let whole_lines = graded.iter().rposition(|byte| *byte == b'\n')? + 1;
    let graded = graded.get(..whole_lines)?;
    if !ended_early || case.hidden || comparison.comparator == Comparator::UnorderedLines {
        return None;
    }
    Some(match comparison.mismatch(expected, graded) {
        None => Reached::All,
        Some(mismatch) => Reached::Line(mismatch.first_difference),
    })
}

/// A line of the learner's file, or of a test that may be shown. Where a panic happened is the program's word, so a
/// visible case must not be able to ask for the lines of a hidden one.
fn source_line<'a>(attempt: &'a Attempt, case: &Case, file: &str, line: usize) -> Option<&'a str> {
    match &attempt.exercise().mode {
        Mode::Tests(tests) if file == "tests.rs" => {
            tests.visible_line(line).filter(|_| !case.hidden)
        }
        _ if file == attempt.shown() => attempt.text().lines().nth(line.checked_sub(1)?),
        _ => None,
    }
}

fn limit_hit(run: &Run, limits: &Limits, verdict: Verdict) -> Option<LimitHit> {
    let usage = &run.usage;
    match verdict {
        Verdict::TimeLimit if run.kill == Some(Kill::Wall) => Some(LimitHit::Wall {
            allowed: limits.wall,
            used: usage.wall,
            cpu: usage.cpu,
        }),
        Verdict::TimeLimit => Some(LimitHit::Cpu {
            allowed: limits.cpu,
            used: usage.cpu.unwrap_or(usage.wall),
        }),
        Verdict::MemoryLimit => {
            let used = usage.peak_memory.unwrap_or(limits.memory);
            Some(LimitHit::Memory {
                allowed: limits.memory,
                used,
            })
        }
        Verdict::OutputLimit => {
            let used = [&run.stdout, &run.stderr, &run.report].map(|capture| capture.total());
            Some(LimitHit::Output {
                allowed: limits.output,
                used: used.into_iter().max().unwrap_or_default(),
            })
        }
        _ if run.kill == Some(Kill::Processes) => Some(LimitHit::Processes {
            allowed: limits.processes,
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_must_stand_at_the_very_end() {
        let channel = b"line\n\0abc\n";
        assert_eq!(graded_output(channel, Some("abc")), (&b"line\n"[..], true));
        assert_eq!(graded_output(channel, Some("abd")), (&channel[..], false));
        assert!(!graded_output(b"line\n\0abc\nmore\n", Some("abc")).1);
        assert!(!graded_output(b"line\n", Some("")).1);
        assert_eq!(graded_output(b"line\n", None), (&b"line\n"[..], true));
    }
}
