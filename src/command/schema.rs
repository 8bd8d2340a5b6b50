//! `grader schema`: the JSON Schema of a format, for editors and for programs that read reports.

use super::{Context, Outcome};
use crate::exit_status::ExitStatus;
use crate::{exercise, gradebook, report};

/// Arguments of `grader schema`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  grader schema > exercise.schema.json    for the editor that exercises are written in
  grader schema report                    what `grader check --report json` writes")]
pub struct Args {
    /// Which format
    #[arg(value_name = "FORMAT", value_enum, default_value_t = Format::Exercise)]
    format: Format,
}

/// A format with a published schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// The file `exercise.yaml`
    Exercise,
    /// The report `json`
    Report,
    /// The file `gradebook.json` of a class
    Gradebook,
    /// One line of the journal of a class
    Journal,
}

/// Prints.
pub fn run(context: &Context, args: &Args) -> Outcome {
    context.print(&text(args.format))?;
    Ok(ExitStatus::Success)
}

fn text(format: Format) -> String {
    let schema = match format {
        Format::Exercise => exercise::json_schema(),
        Format::Report => report::schema(),
        Format::Gradebook => gradebook::gradebook_schema(),
        Format::Journal => gradebook::journal_schema(),
    };
    format!("{schema:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_schemas_are_those_of_the_code() {
        for (format, file) in [
            (Format::Exercise, "exercise.v1.json"),
            (Format::Report, "report.v1.json"),
            (Format::Gradebook, "gradebook.v1.json"),
            (Format::Journal, "journal.v1.json"),
        ] {
            let path = format!("{}/docs/schema/{file}", env!("CARGO_MANIFEST_DIR"));
            // Rewritten on request, as snapshots are: INSTA_UPDATE=always cargo test
            if std::env::var_os("INSTA_UPDATE").is_some_and(|mode| mode == "always") {
                std::fs::write(&path, text(format)).unwrap();
            }
            assert_eq!(
                std::fs::read_to_string(path).unwrap(),
                text(format),
                "{file}"
            );
        }
    }
}
