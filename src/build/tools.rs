//! rustfmt and clippy, where they came with the compiler: what they say about one source file.
//!
//! Both run in the sandbox that the compiler gets. Neither runs anything of the source, but a source may hold
//! what makes them read, or work for ever.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::diagnostic::{self, Diagnostic};
use super::rustc::{self, path_for_messages};
use super::temp_crate::TempCrate;
use super::{BuildTrouble, Builder, in_temp_folder};
use crate::sandbox::{Command, Kill, Run};

/// The source as both tools find it.
const SOURCE: &str = "src/solution.rs";

/// What a tool says about a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opinion<T> {
    /// The tool did not come with this compiler.
    Absent,
    /// The tool could not read the source, with its first words.
    Unreadable(String),
    /// What it said.
    Said(T),
}

impl Builder {
    /// The source as rustfmt writes it, in its default style and edition 2024.
    ///
    /// # Errors
    /// Trouble with the machine.
    pub fn formatted(&self, source: &str) -> Result<Opinion<String>, BuildTrouble> {
        // A configuration of its own keeps rustfmt from looking for one in the folders above, or in the user's.
        let files = [("src/rustfmt.toml", "")];
        let args = ["--edition", "2024", "--config-path", "src/rustfmt.toml"];
        let Some(run) = self.ask("rustfmt", &files, args.map(OsString::from).to_vec(), source)?
        else {
            return Ok(Opinion::Absent);
        };
        Ok(match (run.succeeded(), run.stdout.complete()) {
            (true, Some(text)) => Opinion::Said(String::from_utf8_lossy(text).into_owned()),
            _ => Opinion::Unreadable(first_words(&run)),
        })
    }

    /// What clippy warns of in a source that is a library, or a program. `shown` is the path that messages name.
    ///
    /// # Errors
    /// Trouble with the machine.
    pub fn lints(
        &self,
        source: &str,
        shown: &str,
        library: bool,
    ) -> Result<Opinion<Vec<Diagnostic>>, BuildTrouble> {
        let shown = path_for_messages(shown);
        let args = [
            format!("--crate-type={}", if library { "lib" } else { "bin" }),
            "--crate-name=solution".to_owned(),
            "--edition=2024".to_owned(),
            "--error-format=json".to_owned(),
            "--emit=metadata=solution.rmeta".to_owned(),
            format!("--sysroot={}", self.toolchain.sysroot.display()),
            format!("--remap-path-prefix={SOURCE}={shown}"),
            "-Wclippy::all".to_owned(),
            SOURCE.to_owned(),
        ];
        let files = [(SOURCE, source)];
        let args = args.map(OsString::from).to_vec();
        let Some(run) = self.ask("clippy-driver", &files, args, "")? else {
            return Ok(Opinion::Absent);
        };
        let said = diagnostic::parse(&String::from_utf8_lossy(run.stderr.head()), &[]);
        let placed: Vec<Diagnostic> = said
            .into_iter()
            .filter(|diagnostic| diagnostic.span.is_some())
            .collect();
        Ok(if run.succeeded() || !placed.is_empty() {
            Opinion::Said(placed)
        } else {
            Opinion::Unreadable(first_words(&run))
        })
    }

    /// Runs a tool in a fresh folder with these files; `None` when it did not come with the compiler.
    fn ask(
        &self,
        tool: &str,
        files: &[(&str, &str)],
        args: Vec<OsString>,
        stdin: &str,
    ) -> Result<Option<Run>, BuildTrouble> {
        let Some(program) = self.tool(tool) else {
            return Ok(None);
        };
        let folder = TempCrate::write(files, &[]).map_err(in_temp_folder)?;
        let libraries = self.toolchain.sysroot.join("lib").into_os_string();
        let command = Command {
            program,
            args,
            env: vec![("LD_LIBRARY_PATH".into(), libraries)],
            current_dir: folder.path().to_path_buf(),
            stdin: stdin.as_bytes().to_vec(),
            report: None,
            collect: None,
        };
        let policy = rustc::policy(&self.toolchain, folder.path(), None);
        let run = self.sandbox.run(&policy, &command)?;
        match run.kill {
            Some(Kill::Interrupt) => Err(BuildTrouble::Interrupted),
            _ => Ok(Some(run)),
        }
    }

    /// A program that stands beside the compiler.
    fn tool(&self, name: &str) -> Option<PathBuf> {
        let folder = self.toolchain.rustc.parent().unwrap_or(Path::new("."));
        let program = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
        program.is_file().then_some(program)
    }
}

fn first_words(run: &Run) -> String {
    let said = String::from_utf8_lossy(run.stderr.head());
    said.lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or("it ended without a word")
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::Toolchain;
    use crate::sandbox::{Request, Sandbox};

    #[test]
    fn a_tool_that_did_not_come_with_the_compiler_is_absent() {
        let folder = tempfile::tempdir().unwrap();
        let mut toolchain = Toolchain::find(None).unwrap();
        let sandbox = Sandbox::new(Request::Off, "grader".into(), &toolchain.libraries).unwrap();
        toolchain.rustc = folder.path().join("rustc");
        let builder = Builder {
            toolchain,
            sandbox,
            cache: None,
            incremental: None,
        };
        assert_eq!(builder.formatted("fn f(){}").unwrap(), Opinion::Absent);
        assert_eq!(builder.lints("", "a.rs", true).unwrap(), Opinion::Absent);
    }
}
