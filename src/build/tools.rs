//! rustfmt and clippy, where they came with the compiler: what they say about one source file.
//!
//! Both run in the sandbox that the compiler gets. Neither runs anything of the source, but a source may hold
//! what makes them read, or work for ever.
//!
//! What clippy has to say is wanted in two forms: whole messages, where an author's solution is at fault, and notes
//! for a learner, who may take them or leave them. Notes are remembered beside built programs.

use super::diagnostic::{self, Diagnostic};
use super::note::{self, Note};
use super::program_cache::Key;
use super::rustc::{self, path_for_messages};
use super::temp_crate::TempCrate;
use super::toolchain::{CLIPPY, identity};
use super::{BuildTrouble, Builder, in_temp_folder};
use crate::sandbox::{Command, Kill, Run};
use std::ffi::OsString;

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
        let args = self.clippy_args(path_for_messages(shown), library);
        let Some(run) = self.ask_clippy(args, source)? else {
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

    /// What clippy notes about a learner's file, a library or a program, in the order of the lines. What rustc itself
    /// warns of is not among it: that was said with the build. A file that was asked about before costs nothing, where
    /// there is a cache.
    ///
    /// # Errors
    /// Trouble with the machine.
    pub fn notes(&self, source: &str, library: bool) -> Result<Opinion<Vec<Note>>, BuildTrouble> {
        let Some(driver) = self.toolchain.clippy() else {
            return Ok(Opinion::Absent);
        };
        // A note names no file, so that the same text under another name has the same notes.
        let args = self.clippy_args(SOURCE, library);
        let key = Key::of(&[
            "notes",
            env!("CARGO_PKG_VERSION"),
            &self.toolchain.identity,
            &identity(&driver),
            &args.join("\n"),
            source,
        ]);
        let remembered = self.cache.as_ref().and_then(|cache| cache.get(&key));
        if let Some(entry) = remembered
            && let Ok(notes) = serde_json::from_slice(&entry.program)
        {
            return Ok(Opinion::Said(notes));
        }
        let Some(run) = self.ask_clippy(args, source)? else {
            return Ok(Opinion::Absent);
        };
        // Half of what it had to say could be anything.
        let whole = run.succeeded() && run.stderr.dropped() == 0;
        if !whole {
            return Ok(Opinion::Unreadable(first_words(&run)));
        }
        let said = String::from_utf8_lossy(run.stderr.head());
        let notes = note::read(&said, SOURCE, source);
        if let (Some(cache), Ok(bytes)) = (&self.cache, serde_json::to_vec(&notes)) {
            // As with programs, a cache that cannot be written costs time and nothing else.
            let _ = cache.put(&key, &bytes, &[]);
        }
        Ok(Opinion::Said(notes))
    }

    fn clippy_args(&self, shown: &str, library: bool) -> Vec<String> {
        let args = [
            format!("--crate-type={}", if library { "lib" } else { "bin" }),
            "--crate-name=solution".to_owned(),
            "--edition=2024".to_owned(),
            "--error-format=json".to_owned(),
            "--emit=metadata=solution.rmeta".to_owned(),
            format!("--sysroot={}", self.toolchain.sysroot.display()),
            format!("--remap-path-prefix={SOURCE}={shown}"),
            // The groups correctness, suspicious, style, complexity and perf.
            "-Wclippy::all".to_owned(),
            // A source that makes warnings errors is read to its end all the same.
            "--cap-lints=warn".to_owned(),
            SOURCE.to_owned(),
        ];
        args.to_vec()
    }

    fn ask_clippy(&self, args: Vec<String>, source: &str) -> Result<Option<Run>, BuildTrouble> {
        let files = [(SOURCE, source), ("src/clippy.toml", "")];
        let args = args.into_iter().map(OsString::from).collect();
        self.ask(CLIPPY, &files, args, "")
    }

    /// Runs a tool in a fresh folder with these files; `None` when it did not come with the compiler.
    fn ask(
        &self,
        tool: &str,
        files: &[(&str, &str)],
        args: Vec<OsString>,
        stdin: &str,
    ) -> Result<Option<Run>, BuildTrouble> {
        let Some(program) = self.toolchain.tool(tool) else {
            return Ok(None);
        };
        let folder = TempCrate::write(files, &[]).map_err(in_temp_folder)?;
        let libraries = self.toolchain.sysroot.join("lib").into_os_string();
        let command = Command {
            program,
            args,
            env: vec![
                ("LD_LIBRARY_PATH".into(), libraries),
                // As with rustfmt, a configuration of its own keeps clippy from looking for one in the folders above.
                ("CLIPPY_CONF_DIR".into(), "src".into()),
            ],
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
        assert_eq!(builder.notes("", true).unwrap(), Opinion::Absent);
    }
}
