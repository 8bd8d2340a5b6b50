//! The one place that composes a compiler command.
//!
//! rustc is called directly: for a crate without dependencies, cargo costs two to three times as much.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::incremental;
use super::temp_crate::{CrateKind, LIBRARIES};
use super::tests_crate::{OWN_NAME, TestsCrate};
use super::toolchain::Toolchain;
use crate::sandbox::{Command, Limits, Policy};

/// Columns that rustc may fill with its messages.
const DIAGNOSTIC_WIDTH: usize = 100;

/// What the compiler calls the program; the grader collects it under this name.
const OUTPUT: &str = "output";

/// Where the linker driver finds the fast linker under the name that it looks for, below the crate's folder.
pub(super) const LLD_LINK: &str = "bin/ld.lld";

/// Where linkers, their parts and the libraries they look at live, on every system that keeps to the hierarchy
/// standard. Nothing here belongs to a person.
const SYSTEM_FOLDERS: [&str; 10] = [
    "/bin",
    "/lib",
    "/lib32",
    "/lib64",
    "/usr/bin",
    "/usr/lib",
    "/usr/lib64",
    "/usr/libexec",
    "/etc/alternatives",
    "/etc/ld.so.cache",
];

/// How a submission is compiled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Flags {
    values: Vec<String>,
    /// The file that the crate begins with.
    root: &'static str,
}

impl Flags {
    /// The flags for the program of a submission that is shown as `shown`.
    pub fn new(toolchain: &Toolchain, kind: CrateKind<'_>, optimize: bool, shown: &str) -> Flags {
        let mut values = match kind {
            CrateKind::Tests(tests) => vec![
                format!("--crate-name={OWN_NAME}"),
                format!("--extern={0}={LIBRARIES}/lib{0}.rlib", tests.crate_name()),
                "--remap-path-prefix=src/main.rs=tests.rs".to_string(),
                // The tests are the author's. What a learner is told about them is what does not fit.
                "--cap-lints=allow".to_string(),
            ],
            CrateKind::Harness(_) | CrateKind::Program => vec!["--crate-name=solution".to_string()],
            CrateKind::Generator => vec!["--crate-name=generator".to_string()],
        };
        values.push("--crate-type=bin".to_string());
        values.extend(Flags::common(toolchain, kind, optimize, shown));
        if let CrateKind::Harness(_) = kind {
            values.push("--remap-path-prefix=src/harness.rs=harness.rs".to_string());
        }
        if let Some(linker) = &toolchain.linker {
            values.push(format!("-Clinker={}", linker.display()));
            values.push(format!(
                "-Clink-arg=-Wl,-rpath,{}",
                toolchain.library_folder().display()
            ));
        }
        if toolchain.lld.is_some() {
            // By default the compiler reaches its linker through a wrapper, which looks for itself in /proc and is
            // a program more to start.
            values.extend(
                [
                    "-Clinker-features=-lld",
                    "-Clink-arg=-fuse-ld=lld",
                    "-Clink-arg=-Bbin",
                ]
                .map(str::to_string),
            );
        }
        Flags {
            values,
            root: "src/main.rs",
        }
    }

    /// The flags for a submission that tests are to be linked with.
    pub fn library(
        toolchain: &Toolchain,
        tests: &TestsCrate,
        optimize: bool,
        shown: &str,
    ) -> Flags {
        let kind = CrateKind::Tests(tests);
        let mut values = vec![
            format!("--crate-name={}", tests.crate_name()),
            "--crate-type=lib".to_string(),
            // Bitcode is for optimising across crates, which nobody does here.
            "-Cembed-bitcode=no".to_string(),
        ];
        values.extend(Flags::common(toolchain, kind, optimize, shown));
        Flags {
            values,
            root: kind.submission_path(),
        }
    }

    fn common(
        toolchain: &Toolchain,
        kind: CrateKind<'_>,
        optimize: bool,
        shown: &str,
    ) -> Vec<String> {
        let mut values: Vec<String> = [
            "--edition=2024",
            "--error-format=json",
            "-Cdebuginfo=0",
            "-Coverflow-checks=on",
            "-Cdebug-assertions=on",
            // A program of some 30 kB instead of 4 MB, and a sixth less time to link it.
            "-Cprefer-dynamic",
        ]
        .map(str::to_string)
        .to_vec();
        values.push(format!("--sysroot={}", toolchain.sysroot.display()));
        values.push(format!("--diagnostic-width={DIAGNOSTIC_WIDTH}"));
        values.push(format!("-Copt-level={}", if optimize { 2 } else { 0 }));
        values.push(format!(
            "--remap-path-prefix={}={shown}",
            kind.submission_path()
        ));
        values
    }

    /// The same, with what the compiler remembers of the last build in this folder.
    pub fn incremental(&self, session: &Path) -> Flags {
        let mut flags = self.clone();
        flags.values.extend([
            format!("-Cincremental={}", session.display()),
            incremental::PARTS.to_string(),
        ]);
        flags
    }

    /// The flags one by one.
    pub fn values(&self) -> &[String] {
        &self.values
    }

    /// The flags as one comparable text.
    pub fn text(&self) -> String {
        self.values.join("\n")
    }

    /// The command that compiles the crate in `folder`.
    pub fn command(&self, toolchain: &Toolchain, folder: &Path) -> Command {
        let mut args: Vec<OsString> = self.values.iter().map(OsString::from).collect();
        args.extend(["-o", OUTPUT, self.root].map(OsString::from));
        // The linker driver looks for its own parts here.
        let linker_folder = toolchain
            .linker
            .as_deref()
            .and_then(Path::parent)
            .unwrap_or(Path::new("/usr/bin"));
        let path = format!("{}:/usr/bin:/bin", linker_folder.display());
        let env = [
            ("PATH", path.into()),
            ("TMPDIR", folder.join("tmp").into_os_string()),
            // The compiler and the linker that comes with it find their libraries relative to themselves, which
            // takes a /proc that a sandbox may not have.
            (
                "LD_LIBRARY_PATH",
                toolchain.sysroot.join("lib").into_os_string(),
            ),
        ];
        Command {
            program: toolchain.rustc.clone(),
            args,
            env: env.map(|(name, value)| (name.into(), value)).to_vec(),
            current_dir: folder.to_path_buf(),
            stdin: Vec::new(),
            report: None,
            collect: Some(OUTPUT.to_string()),
        }
    }
}

/// What the compiler may see and do: its own files, a linker, the sources in `folder`, and what it remembers in `kept`.
pub(super) fn policy(toolchain: &Toolchain, folder: &Path, kept: Option<&Path>) -> Policy {
    let mut readable = vec![toolchain.sysroot.clone(), folder.join("src")];
    let libraries = folder.join(LIBRARIES);
    readable.extend(libraries.exists().then_some(libraries));
    let mut links: Vec<(PathBuf, PathBuf)> = toolchain
        .lld
        .iter()
        .map(|lld| (folder.join(LLD_LINK), lld.clone()))
        .collect();
    let linker = toolchain
        .linker
        .as_deref()
        .and_then(|linker| linker.canonicalize().ok());
    let linker_folder = linker
        .as_deref()
        .and_then(Path::parent)
        .map(Path::to_path_buf);
    for place in SYSTEM_FOLDERS
        .into_iter()
        .map(PathBuf::from)
        .chain(linker_folder)
    {
        match std::fs::read_link(&place) {
            Ok(says) => links.push((place, says)),
            Err(_) if place.exists() && !readable.contains(&place) => readable.push(place),
            Err(_) => {}
        }
    }
    Policy {
        limits: Limits::for_compiler(),
        readable,
        links,
        folders: vec![folder.join("tmp")],
        kept: kept.map(Path::to_path_buf).into_iter().collect(),
        may_start_programs: true,
    }
}

/// The path by which messages name a submission. rustc splits a remapping at `=`, and a control character has no
/// place in a message, so such a path is shortened to a plain name.
pub(super) fn path_for_messages(shown: &str) -> &str {
    if shown.is_empty() || shown.contains('=') || shown.chars().any(char::is_control) {
        "solution.rs"
    } else {
        shown
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn toolchain() -> Toolchain {
        Toolchain {
            rustc: "/t/bin/rustc".into(),
            sysroot: "/t".into(),
            release: "1.95.0".into(),
            host: "x86_64-unknown-linux-gnu".into(),
            linker: Some("/usr/bin/cc".into()),
            lld: None,
            libraries: Vec::new(),
            identity: String::new(),
        }
    }

    #[test]
    fn checks_stay_on_when_a_submission_is_optimised() {
        for optimize in [false, true] {
            let flags = Flags::new(&toolchain(), CrateKind::Program, optimize, "a.rs").text();
            assert!(
                flags.contains("-Coverflow-checks=on") && flags.contains("-Cdebug-assertions=on")
            );
            assert_eq!(flags.contains("-Copt-level=2"), optimize);
        }
    }

    #[test]
    fn a_submission_under_test_is_a_library_of_its_own() {
        let source = "#[test]\nfn works() {}\n".to_owned();
        let tests = TestsCrate::new("stack", source).unwrap();
        let library = Flags::library(&toolchain(), &tests, false, "a.rs");
        for flag in [
            "--crate-name=stack",
            "--crate-type=lib",
            "--remap-path-prefix=src/solution.rs=a.rs",
        ] {
            assert!(library.values().contains(&flag.to_string()), "{flag}");
        }
        let program = Flags::new(&toolchain(), CrateKind::Tests(&tests), false, "a.rs");
        for flag in [
            "--crate-name=grader_tests",
            "--extern=stack=libraries/libstack.rlib",
        ] {
            assert!(program.values().contains(&flag.to_string()), "{flag}");
        }
        assert_eq!(
            (library.root, program.root),
            ("src/solution.rs", "src/main.rs")
        );
    }

    #[test]
    fn messages_speak_of_the_learners_path() {
        let flags = Flags::new(
            &toolchain(),
            CrateKind::Harness(""),
            false,
            "solutions/x/y.rs",
        )
        .text();
        assert!(flags.contains("--remap-path-prefix=src/solution.rs=solutions/x/y.rs"));
        assert_eq!(path_for_messages("a=b.rs"), "solution.rs");
        assert_eq!(path_for_messages("a\x1b.rs"), "solution.rs");
        assert_eq!(path_for_messages("a b.rs"), "a b.rs");
    }
}
