//! `--report FORMAT[=PATH]`: a report and where it goes.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Context, Failure, report_file};
use crate::escape;
use crate::report::{self, Assignment, Batch, Format, Repository, Surroundings};

/// Bytes of a step's summary: GitHub takes 1 MiB and refuses the whole of a longer one.
const SUMMARY: usize = 1_000_000;

/// A report and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Destination {
    /// The form it takes.
    pub format: Format,
    /// The file; `None` is standard output.
    pub path: Option<PathBuf>,
}

impl std::str::FromStr for Destination {
    type Err = String;

    fn from_str(text: &str) -> Result<Destination, String> {
        let (format, path) = match text.split_once('=') {
            Some((_, "")) => return Err("no path after `=`".to_string()),
            Some((format, path)) => (format, Some(PathBuf::from(path))),
            None => (text, None),
        };
        Ok(Destination {
            format: format.parse()?,
            path,
        })
    }
}

/// Makes sure before anything is graded that every report can be written where it is to go.
///
/// # Errors
/// Two reports for one place, a report whose surroundings lack something, or a path that cannot be written to.
pub(super) fn prepare(reports: &[Destination]) -> Result<(), Failure> {
    let to_stdout = reports.iter().filter(|report| report.path.is_none());
    if to_stdout.count() > 1 {
        return Err(Failure::usage(
            "two reports cannot share standard output; give one of them a path: `--report json=FILE`",
        ));
    }
    let mut files = BTreeSet::new();
    for path in reports.iter().filter_map(|report| report.path.as_ref()) {
        let file = report_file::resolved(path).map_err(|error| unwritable(path, error))?;
        if !files.insert(file) {
            return Err(Failure::usage(format!(
                "two reports cannot share the file `{}`; give one of them another path",
                escape::path(path)
            )));
        }
    }
    reports.iter().try_for_each(Destination::prepare)
}

impl Destination {
    fn prepare(&self) -> Result<(), Failure> {
        let surroundings = self.surroundings()?;
        if let Some(path) = &self.path {
            let from_the_start = report::provisional(self.format, &surroundings);
            report_file::prepare(path, from_the_start.as_deref())
                .map_err(|error| unwritable(path, error))?;
        }
        if let Some(summary) = self.step_summary() {
            report_file::open_to_append(&summary).map_err(|error| unwritable(&summary, error))?;
        }
        Ok(())
    }

    /// Writes the report: a file as a whole or not at all.
    ///
    /// # Errors
    /// A file, or standard output, that cannot be written to.
    pub fn write(&self, context: &Context, batch: &Batch) -> Result<(), Failure> {
        let surroundings = self.surroundings()?;
        let render =
            |style: &report::Style| report::render_within(&surroundings, self.format, batch, style);
        match &self.path {
            // The lines above it are the first half of this report.
            None if self.format == Format::Human => {
                context.print(&String::from_utf8_lossy(&report::details(
                    batch,
                    &context.style,
                )))?;
            }
            None => context.write(&render(&context.style))?,
            Some(path) => {
                let style = report::Style {
                    colour: false,
                    ..context.style
                };
                report_file::write(path, &render(&style))
                    .map_err(|error| unwritable(path, error))?;
            }
        }
        if let Some(summary) = self.step_summary() {
            let page = report::markdown_within(batch, SUMMARY);
            report_file::open_to_append(&summary)
                .and_then(|mut file| file.write_all(page.as_bytes()))
                .map_err(|error| unwritable(&summary, error))?;
        }
        Ok(())
    }

    /// What the report needs and no grade knows, from the environment of the CI job.
    fn surroundings(&self) -> Result<Surroundings, Failure> {
        let mut surroundings = Surroundings::default();
        match self.format {
            Format::Github => {
                surroundings.token = token();
                surroundings.repository = repository();
            }
            Format::Gitlab | Format::Sarif => surroundings.repository = repository(),
            Format::Classroom50 => {
                let assignment = Assignment::from_variables(|name| std::env::var(name).ok());
                surroundings.assignment = Some(assignment.map_err(Failure::usage)?);
            }
            _ => {}
        }
        Ok(surroundings)
    }

    /// The file that a step of a GitHub Actions workflow adds its summary to.
    fn step_summary(&self) -> Option<PathBuf> {
        let wanted = self.format == Format::Github;
        set("GITHUB_STEP_SUMMARY")
            .filter(|_| wanted)
            .map(PathBuf::from)
    }
}

/// Letters and digits that nobody can guess. Where the system has no random bytes there are none, and the report quotes
/// nothing that needs them.
fn token() -> Option<String> {
    crate::sandbox::random_token().ok()
}

/// The repository that GitHub's or GitLab's runner has checked out.
fn repository() -> Option<Repository> {
    let root = set("GITHUB_WORKSPACE").or_else(|| set("CI_PROJECT_DIR"))?;
    Some(Repository {
        root: PathBuf::from(root),
        here: std::env::current_dir().ok()?,
    })
}

fn set(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

fn unwritable(path: &Path, error: io::Error) -> Failure {
    let context = format!("cannot write the report `{}`", escape::path(path));
    Failure::machine(anyhow::Error::new(error).context(context))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_destination_is_a_format_with_or_without_a_path() {
        assert_eq!(
            "json".parse(),
            Ok(Destination {
                format: Format::Json,
                path: None
            })
        );
        let file = Destination {
            format: Format::Json,
            path: Some("a=b.json".into()),
        };
        assert_eq!("json=a=b.json".parse(), Ok(file));
        assert!("json=".parse::<Destination>().is_err());
        assert!("yaml".parse::<Destination>().is_err());
    }

    #[cfg(unix)]
    #[test]
    fn two_reports_do_not_share_a_file_however_it_is_spelled() {
        let place = tempfile::tempdir().unwrap();
        let path = |name: &str| place.path().join(name);
        std::fs::write(path("old"), "").unwrap();
        std::os::unix::fs::symlink("old", path("link")).unwrap();
        std::os::unix::fs::symlink("missing", path("dangling")).unwrap();
        let shared = |one: &str, other: &str| {
            let report = |name| Destination {
                format: Format::Json,
                path: Some(path(name)),
            };
            prepare(&[report(one), report(other)]).is_err()
        };
        for (one, other) in [
            ("old", "link"),
            ("old", "./old"),
            ("deep/down", "deep/../deep/down"),
            ("new", "missing/../new"),
        ] {
            assert!(shared(one, other), "{one} {other}");
        }
        assert!(!shared("old", "new"));
        assert!(!shared("deep/old", "old"));
        assert!(!shared("old", "dangling"));
    }
}
