//! `--report FORMAT[=PATH]`: a report and where it goes.

use std::io::{self, Write};
use std::path::PathBuf;

use super::{Context, Failure};
use crate::report::{self, Batch, Format};
use crate::snapshot::write_whole;

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

impl Destination {
    /// Writes the report: a file as a whole or not at all.
    ///
    /// # Errors
    /// A file that cannot be written, or nobody at the other end of standard output.
    pub fn write(&self, context: &Context, batch: &Batch) -> Result<(), Failure> {
        match &self.path {
            // The lines above it are the first half of this report.
            None if self.format == Format::Human => {
                context.print(&String::from_utf8_lossy(&report::details(
                    batch,
                    &context.style,
                )))?;
            }
            None => io::stdout().lock().write_all(&report::render(
                self.format,
                batch,
                &context.style,
            ))?,
            Some(path) => {
                let style = report::Style {
                    colour: false,
                    ..context.style
                };
                let bytes = report::render(self.format, batch, &style);
                write_whole(path, &bytes).map_err(|error| {
                    let context = format!("cannot write the report `{}`", path.display());
                    Failure::machine(anyhow::Error::new(error).context(context))
                })?;
            }
        }
        Ok(())
    }
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
}
