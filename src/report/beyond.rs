//! What is run beside an exercise's own cases, in words for every report that people read: saved cases and random
//! scripts. Points and verdicts do not depend on them, and the exit status does, so whoever looks for its reason finds it.

use super::quantity::{count, share};
use super::{Batch, escape};
use crate::grade::{CaseGrade, Grade, RandomFailure, RandomGrade};
use crate::submission::{saved_case, shown};
use crate::verdict::Verdict;

/// The heading of what is told.
pub(super) const HEADING: &str = "Saved cases and random scripts";
/// What a reader has to know of all of them.
pub(super) const MEANING: &str =
    "They give no points and change no verdict. One that fails makes the exit status 1.";

/// What all saved cases, or all random scripts, come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sum {
    /// Accepted when there is nothing to mend.
    pub verdict: Verdict,
    /// The sum in words; safe to show.
    pub text: String,
    /// Where to find what fails, where it is saved; safe to show.
    pub place: Option<Place>,
}

/// Where something is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    /// What stands before the path.
    pub label: &'static str,
    /// A folder or a file.
    pub path: String,
}

/// One sum for the saved cases and one for the random scripts, where there are any.
pub(super) fn sums(grade: &Grade) -> Vec<Sum> {
    let saved = (!grade.saved.is_empty()).then(|| of_saved(grade));
    let random = grade.random.as_ref().map(of_random);
    saved.into_iter().chain(random).collect()
}

fn of_saved(grade: &Grade) -> Sum {
    let failing: Vec<String> = failing_saved(grade)
        .map(|case| format!("{} ({})", escape::line(&case.name), case.verdict.words()))
        .collect();
    let all = grade.saved.len();
    let accepted = share(all - failing.len(), all, "saved case", "saved cases");
    match failing.is_empty() {
        true => Sum {
            verdict: Verdict::Accepted,
            text: format!("{accepted} accepted"),
            place: None,
        },
        false => Sum {
            verdict: Verdict::WrongAnswer,
            text: format!("{accepted} accepted; failing: {}", failing.join(", ")),
            place: Some(Place {
                label: "saved in",
                path: escape::line(&shown(&grade.saved_folder())),
            }),
        },
    }
}

fn of_random(random: &RandomGrade) -> Sum {
    let seed = random.seed;
    match &random.failure {
        None => {
            let scripts = count(random.scripts, "random script", "random scripts");
            Sum {
                verdict: Verdict::Accepted,
                text: format!("{scripts}: the same as the reference solution · seed {seed}"),
                place: None,
            }
        }
        Some(failure) => Sum {
            verdict: failure.case.verdict,
            text: format!(
                "random script {} of {}: {} · seed {seed}",
                random.played,
                random.scripts,
                failure.case.verdict.words()
            ),
            place: failure.saved_to.as_deref().map(|file| Place {
                label: "saved as",
                path: escape::line(file),
            }),
        },
    }
}

/// The saved cases that are not accepted.
pub(super) fn failing_saved(grade: &Grade) -> impl Iterator<Item = &CaseGrade> {
    let saved = grade.saved.iter();
    saved.filter(|case| case.verdict != Verdict::Accepted)
}

/// The random script that is not accepted.
pub(super) fn failing_script(grade: &Grade) -> Option<(&RandomGrade, &RandomFailure)> {
    let random = grade.random.as_ref()?;
    Some((random, random.failure.as_deref()?))
}

/// The first saved case that is not accepted, and its file, both safe to show.
pub(super) fn first_saved(grade: &Grade) -> Option<(String, String)> {
    let case = failing_saved(grade).next()?;
    let file = saved_case(&grade.saved_folder(), &case.name);
    Some((escape::line(&case.name), escape::line(&shown(&file))))
}

/// How a random script was come by, in sentences.
pub(super) fn origin(random: &RandomGrade, failure: &RandomFailure) -> Vec<String> {
    let left = failure.case.input.split(|byte| *byte == b'\n').count() - 1;
    let mut found = format!(
        "found by random script {} of {}",
        random.played, random.scripts
    );
    if left < failure.lines {
        found.push_str(&format!(
            ", shortened from {} to {left}",
            count(failure.lines, "line", "lines")
        ));
    }
    let mut sentences = vec![found];
    if !failure.minimal {
        sentences.push("the search for a shorter one took too long and was ended".to_owned());
    }
    if !failure.repeats {
        sentences.push(
            "played once more it was accepted: your answer does not do the same every time"
                .to_owned(),
        );
    }
    sentences
}

/// How many attempts fail beside their cases, in words; `None` where none does.
pub(super) fn attempts(batch: &Batch) -> Option<String> {
    let failing = batch
        .grades
        .iter()
        .filter(|grade| grade.fails_beyond_cases());
    match failing.count() {
        0 => None,
        number => Some(format!(
            "{} with a saved case or random script that fails",
            count(number, "attempt", "attempts")
        )),
    }
}

/// What fails beside the cases of one attempt, for a row of a table; `None` where nothing does.
pub(super) fn in_short(grade: &Grade) -> Option<&'static str> {
    let saved = failing_saved(grade).next().is_some();
    match (saved, failing_script(grade).is_some()) {
        (true, true) => Some("a saved case and a random script fail"),
        (true, false) => Some("a saved case fails"),
        (false, true) => Some("a random script fails"),
        (false, false) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{self, batch};
    use super::super::scripted;
    use super::*;

    #[test]
    fn what_fails_beside_the_cases_is_told_in_a_few_words() {
        assert_eq!(in_short(&fixtures::accepted()), None);
        assert_eq!(attempts(&batch(vec![fixtures::accepted()])), None);
        let mut grade = scripted::beyond();
        let both = in_short(&grade);
        assert_eq!(both, Some("a saved case and a random script fail"));
        let words = "1 attempt with a saved case or random script that fails";
        let attempts = attempts(&batch(vec![grade.clone(), fixtures::accepted()]));
        assert_eq!(attempts.as_deref(), Some(words));
        grade.random = None;
        assert_eq!(in_short(&grade), Some("a saved case fails"));
    }

    #[test]
    fn saved_cases_stand_beside_the_answer() {
        let grade = scripted::beyond();
        let folder = "solutions/collections/lru-cache.cases";
        let place = sums(&grade).swap_remove(0).place;
        assert_eq!(place.map(|place| place.path).as_deref(), Some(folder));
        let first = ("mine".to_owned(), format!("{folder}/mine.txt"));
        assert_eq!(first_saved(&grade), Some(first));
        assert_eq!(first_saved(&fixtures::accepted()), None);
    }
}
