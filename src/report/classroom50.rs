//! The format `classroom50`: the `result.json` that an autograder of Classroom 50 leaves in the learner's checkout,
//! `classroom50/result/v1`.
//!
//! The reader refuses a document with any field that it does not know, and every field but the grading is handed to
//! the autograder in its environment: [`Assignment`] is that. Where the machine failed, the document says 0 of 0 with
//! no tests, which the schema has for errors, and the exit status tells the runner to put its own in the place.

use serde::Serialize;

use super::entry::{Outcome, entries, suites};
use super::json;
use super::totals::Totals;
use super::{Batch, escape};

/// What a result is for: who handed in what, and when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Assignment {
    classroom: String,
    assignment: String,
    assignment_type: String,
    owner: String,
    submission: String,
    commit: String,
    release: String,
    review: String,
    datetime: String,
}

/// The result of one submission.
#[derive(Debug, Serialize)]
struct Document<'a> {
    schema: &'static str,
    #[serde(flatten)]
    assignment: &'a Assignment,
    #[serde(skip_serializing_if = "Option::is_none")]
    graded_at: Option<String>,
    score: u32,
    #[serde(rename = "max-score")]
    max_score: u32,
    tests: Vec<TestDocument>,
}

/// One test. The reader keeps fields of ours beside its own.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct TestDocument {
    test_name: String,
    passed: bool,
    score: u32,
    max_score: u32,
    verdict: &'static str,
    message: String,
}

impl Assignment {
    /// Reads what the runner has put into the environment.
    ///
    /// # Errors
    /// The variables that are missing, or a tag that does not tell when the submission was handed in.
    pub fn from_variables(variable: impl Fn(&str) -> Option<String>) -> Result<Assignment, String> {
        let get = |name: &str| variable(name).filter(|value| !value.is_empty());
        let mut missing = Vec::new();
        let mut wanted = |name: &'static str, value: Option<String>| {
            value.unwrap_or_else(|| {
                missing.push(format!("`{name}`"));
                String::new()
            })
        };
        let commit = wanted("COMMIT_URL", get("COMMIT_URL"));
        let submission = wanted("SUBMISSION_TAG", get("SUBMISSION_TAG"));
        let assignment = Assignment {
            classroom: wanted("CLASSROOM", get("CLASSROOM")),
            assignment: wanted("ASSIGNMENT", get("ASSIGNMENT")),
            assignment_type: get("ASSIGNMENT_TYPE").unwrap_or_else(|| "individual".to_owned()),
            owner: wanted("OWNER", get("OWNER").or_else(|| get("USERNAME"))),
            release: wanted("RELEASE_URL", get("RELEASE_URL")),
            // Older runners have none; where there is nothing to compare it is the commit.
            review: get("REVIEW_URL").unwrap_or_else(|| commit.clone()),
            datetime: instant_of(&submission).unwrap_or_default(),
            commit,
            submission,
        };
        if !missing.is_empty() {
            return Err(format!(
                "the report `classroom50` needs what the runner of Classroom 50 sets; the environment lacks {}",
                missing.join(", ")
            ));
        }
        if assignment.datetime.is_empty() {
            return Err(format!(
                "`SUBMISSION_TAG` is `{}`, which tells no time; it should look like `submit/2026-03-01T12-00-00Z-1a2b3c4`",
                escape::line(&assignment.submission)
            ));
        }
        Ok(assignment)
    }
}

/// The instant in a tag such as `submit/2026-03-01T12-00-00Z-1a2b3c4`, as `2026-03-01T12:00:00Z`.
fn instant_of(tag: &str) -> Option<String> {
    let (instant, _) = tag.strip_prefix("submit/")?.split_once('Z')?;
    let digits: String = instant.chars().filter(char::is_ascii_digit).collect();
    let time = jiff::civil::DateTime::strptime("%Y%m%d%H%M%S", &digits).ok()?;
    Some(format!("{}Z", time.strftime("%Y-%m-%dT%H:%M:%S")))
}

/// Writes a report.
pub(super) fn render(batch: &Batch, assignment: &Assignment) -> Vec<u8> {
    let totals = Totals::of(&batch.grades);
    let scored = totals.can_be_scored();
    let seconds = batch.started_at.split(['.', 'Z']).next();
    json::written(&Document {
        schema: "classroom50/result/v1",
        assignment,
        graded_at: seconds.map(|instant| format!("{instant}Z")),
        score: if scored { totals.points } else { 0 },
        max_score: if scored { totals.max_points } else { 0 },
        tests: if scored { tests(batch) } else { Vec::new() },
    })
}

/// What stands in the file until grading has ended.
pub(super) fn provisional(assignment: &Assignment) -> Vec<u8> {
    json::written(&Document {
        schema: "classroom50/result/v1",
        assignment,
        graded_at: None,
        score: 0,
        max_score: 0,
        tests: Vec::new(),
    })
}

fn tests(batch: &Batch) -> Vec<TestDocument> {
    let several = batch.grades.len() > 1;
    let mut tests = Vec::new();
    for (grade, suite) in batch.grades.iter().zip(suites(&batch.grades)) {
        for entry in entries(grade) {
            tests.push(TestDocument {
                test_name: match several {
                    true => format!("{suite}: {}", entry.name),
                    false => entry.name,
                },
                passed: entry.outcome == Outcome::Passed,
                score: entry.points.unwrap_or(0),
                max_score: entry.max_points,
                verdict: entry.verdict.name(),
                message: entry.summary,
            });
        }
    }
    tests
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables(without: &str) -> impl Fn(&str) -> Option<String> {
        move |name| {
            let value = match name {
                _ if name == without => return None,
                "CLASSROOM" => "rust-2026",
                "ASSIGNMENT" => "lru-cache",
                "USERNAME" => "ada",
                "SUBMISSION_TAG" => "submit/2026-02-28T23-59-59Z-1a2b3c4",
                "COMMIT_URL" => "https://example.org/commit/1a2b3c4",
                "RELEASE_URL" => "https://example.org/release",
                _ => return None,
            };
            Some(value.to_owned())
        }
    }

    #[test]
    fn the_environment_tells_what_the_result_is_for() {
        let assignment = Assignment::from_variables(variables("")).unwrap();
        assert_eq!(assignment.owner, "ada");
        assert_eq!(assignment.review, assignment.commit);
        assert_eq!(assignment.datetime, "2026-02-28T23:59:59Z");
        let error = Assignment::from_variables(variables("CLASSROOM")).unwrap_err();
        assert!(
            error.ends_with("the environment lacks `CLASSROOM`"),
            "{error}"
        );
    }

    #[test]
    fn the_instant_is_that_of_the_tag() {
        let table = [
            (
                "submit/20261120T080000Z-1a2b3c4",
                Some("2026-11-20T08:00:00Z"),
            ),
            (
                "submit/2026-11-20T08-00-00Z-1a2b3c4",
                Some("2026-11-20T08:00:00Z"),
            ),
            ("submit/2026-13-20T08-00-00Z-1a2b3c4", None),
            ("submit/now", None),
            ("20261120T080000Z", None),
        ];
        for (tag, expected) in table {
            assert_eq!(instant_of(tag).as_deref(), expected, "{tag}");
        }
    }
}
