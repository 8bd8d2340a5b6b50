//! What the outcome of a trial means: an attack must fail, its control must succeed.

use crate::header::Header;
use crate::host::Check;
use crate::trial::Outcome;
use grader::sandbox::Class;
use grader::verdict::Verdict;

/// What is wrong with the outcome of an attack in a class that shall hold.
pub fn of_attack(header: &Header, class: Class, outcome: &Outcome) -> Vec<String> {
    let mut wrong: Vec<String> = outcome
        .broken
        .iter()
        .map(|(check, text)| format!("{check:?}: {text}"))
        .collect();
    if outcome.breached {
        wrong.push("the program says BREACHED".to_string());
    }
    let allowed = header
        .verdicts
        .get(&class)
        .map(Vec::as_slice)
        .unwrap_or_default();
    if let Some(verdict) = outcome.verdict.filter(|verdict| !allowed.contains(verdict)) {
        let allowed: Vec<&str> = allowed.iter().map(|verdict| verdict.name()).collect();
        wrong.push(format!(
            "the verdict is {verdict}, not {}",
            allowed.join(" or ")
        ));
    }
    if let Some(wanted) = header.ending
        && outcome.ending != Some(wanted)
    {
        wrong.push(format!(
            "the run ended with {:?}, not {wanted:?}",
            outcome.ending
        ));
    }
    wrong
}

/// What is wrong with the outcome of a positive control, where the attack must get what it wants.
pub fn of_control(header: &Header, outcome: &Outcome) -> Vec<String> {
    let tripped = |check: &Check| outcome.broken.iter().any(|(broken, _)| broken == check);
    let succeeded = outcome.breached
        || outcome.verdict == Some(Verdict::Accepted)
        || header.host.iter().any(tripped);
    match succeeded {
        true => Vec::new(),
        false => vec![format!(
            "the attack fails without its layer too, so nothing shows that the layer stops it: verdict {:?}, broken {:?}",
            outcome.verdict, outcome.broken
        )],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use grader::sandbox::Ending;

    fn header() -> Header {
        Header::parse(
            "//! Tries.\n//@ kind: program\n//@ verdicts: runtime-error\n//@ verdicts landlock: time-limit\n\
             //@ layer: limit\n//@ control: off\n//@ host: no-file\n",
        )
        .unwrap()
    }

    fn with(verdict: Verdict) -> Outcome {
        Outcome {
            verdict: Some(verdict),
            ..Outcome::default()
        }
    }

    #[test]
    fn an_attack_must_fail_in_the_way_that_its_class_allows() {
        let wrong = |class, outcome: &Outcome| of_attack(&header(), class, outcome).len();
        assert_eq!(wrong(Class::Full, &with(Verdict::RuntimeError)), 0);
        assert_eq!(wrong(Class::Landlock, &with(Verdict::RuntimeError)), 1);
        assert_eq!(wrong(Class::Landlock, &with(Verdict::TimeLimit)), 0);
        for verdict in [Verdict::Accepted, Verdict::InternalError, Verdict::Skipped] {
            assert_eq!(wrong(Class::Full, &with(verdict)), 1);
        }
        let breached = Outcome {
            breached: true,
            ..with(Verdict::RuntimeError)
        };
        assert_eq!(wrong(Class::Full, &breached), 1);
        let broken = Outcome {
            broken: vec![(Check::NoFile, "x".into())],
            ..with(Verdict::RuntimeError)
        };
        assert_eq!(wrong(Class::Full, &broken), 1);
        let mut ends = header();
        ends.ending = Some(Ending::Exited(3));
        let ended = |ending| Outcome {
            ending: Some(ending),
            ..with(Verdict::RuntimeError)
        };
        assert!(of_attack(&ends, Class::Full, &ended(Ending::Exited(3))).is_empty());
        assert_eq!(
            of_attack(&ends, Class::Full, &ended(Ending::Signalled(3))).len(),
            1
        );
        let lost = Outcome {
            broken: vec![(Check::GraderLives, "x".into())],
            ..Outcome::default()
        };
        assert_eq!(wrong(Class::Full, &lost), 1);
    }

    #[test]
    fn a_control_must_succeed_by_its_word_its_verdict_or_a_check_it_names() {
        let wrong = |outcome: &Outcome| of_control(&header(), outcome).len();
        assert_eq!(wrong(&with(Verdict::RuntimeError)), 1);
        assert_eq!(wrong(&with(Verdict::Accepted)), 0);
        assert_eq!(
            wrong(&Outcome {
                breached: true,
                ..with(Verdict::WrongAnswer)
            }),
            0
        );
        let broken = |check| Outcome {
            broken: vec![(check, "x".into())],
            ..with(Verdict::WrongAnswer)
        };
        assert_eq!(wrong(&broken(Check::NoFile)), 0);
        assert_eq!(wrong(&broken(Check::NoConnection)), 1);
    }
}
