//! One run of the program in surroundings of its own.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use tempfile::TempDir;

use crate::outcome::Outcome;

/// An empty folder to run in, and what the program is run with. The same session can run several times.
///
/// Beside the folder that the program stands in there are a home, a folder for temporary files and one for the cache,
/// all as empty.
pub struct Session {
    root: TempDir,
    args: Vec<OsString>,
    stdin: Vec<u8>,
    env: BTreeMap<OsString, OsString>,
    /// How `check` isolates submissions.
    sandbox: &'static str,
}

impl Session {
    /// Empty surroundings. The environment has only what the program cannot do without.
    pub fn new() -> Session {
        let root = tempfile::Builder::new()
            .prefix("session-")
            .tempdir()
            .unwrap();
        for folder in ["here", "home", "tmp", "cache"] {
            fs::create_dir(root.path().join(folder)).unwrap();
        }
        let session = Session {
            root,
            args: Vec::new(),
            stdin: Vec::new(),
            env: BTreeMap::new(),
            sandbox: "off",
        };
        let folder = |name: &str| session.root.path().join(name).into_os_string();
        let [home, tmp, cache] = ["home", "tmp", "cache"].map(folder);
        session
            .env("PATH", path_with_toolchain())
            .env("HOME", home)
            .env("TMPDIR", tmp)
            .env("GRADER_CACHE", cache)
    }

    /// A file to find in the current folder.
    pub fn file(self, path: &str, text: impl AsRef<[u8]>) -> Session {
        let path = self.here().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// The arguments, instead of any before.
    pub fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(mut self, args: I) -> Session {
        self.args = args
            .into_iter()
            .map(|arg| arg.as_ref().to_owned())
            .collect();
        self
    }

    /// `check` with these arguments.
    pub fn check<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(self, args: I) -> Session {
        let sandbox = self.sandbox;
        let mut all: Vec<OsString> = ["check", "--sandbox", sandbox].map(OsString::from).to_vec();
        all.extend(args.into_iter().map(|arg| arg.as_ref().to_owned()));
        self.args(all)
    }

    /// What the program finds on standard input.
    pub fn stdin(mut self, text: &str) -> Session {
        self.stdin = text.as_bytes().to_vec();
        self
    }

    /// A variable of the environment.
    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Session {
        self.env.insert(name.into(), value.as_ref().to_owned());
        self
    }

    /// The folder that the program stands in.
    pub fn here(&self) -> PathBuf {
        self.root.path().join("here")
    }

    /// The folder that the program finds in `TMPDIR`.
    pub fn tmp(&self) -> PathBuf {
        self.root.path().join("tmp")
    }

    /// Runs the program to its end.
    pub fn run(&self) -> Outcome {
        let before = self.files();
        let mut child = self.start(Stdio::piped());
        // A program that does not read its input has ended before it is written.
        let _ = child.stdin.take().unwrap().write_all(&self.stdin);
        self.finish(child, &before)
    }

    /// Starts the program with this as its standard output.
    pub fn start(&self, stdout: Stdio) -> Child {
        Command::new(env!("CARGO_BIN_EXE_grader"))
            .args(&self.args)
            .env_clear()
            .envs(&self.env)
            .current_dir(self.here())
            .stdin(Stdio::piped())
            .stdout(stdout)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    /// Waits for the program that was started. `before` are the files that were there then.
    pub fn finish(&self, child: Child, before: &BTreeMap<String, Vec<u8>>) -> Outcome {
        let output = child.wait_with_output().unwrap();
        let after = self.files().into_iter();
        let fresh = after.filter(|(path, bytes)| before.get(path) != Some(bytes));
        Outcome::new(
            output,
            fresh.map(|(path, _)| path).collect(),
            self.root.path(),
        )
    }

    /// The files in all folders but the cache, with what is in them.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        for folder in ["here", "home", "tmp"] {
            collect(&self.root.path().join(folder), folder, &mut files);
        }
        files
    }
}

/// Adds what stands in a folder and below it; a folder without anything in it counts too.
fn collect(folder: &Path, shown: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let shown = format!("{shown}/{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type().unwrap();
        if kind.is_dir() {
            collect(&entry.path(), &shown, files);
            files.insert(format!("{shown}/"), Vec::new());
        } else {
            let regular = kind.is_file();
            let bytes = regular.then(|| fs::read(entry.path()).unwrap());
            files.insert(shown, bytes.unwrap_or_default());
        }
    }
}

/// The folder of the real compiler: a home of its own hides from rustup what it has installed.
pub fn toolchain_folder() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let asked = Command::new("rustc").args(["--print", "sysroot"]).output();
        let sysroot = String::from_utf8(asked.unwrap().stdout).unwrap();
        Path::new(sysroot.trim()).join("bin")
    })
}

fn path_with_toolchain() -> OsString {
    let path = std::env::var_os("PATH").unwrap();
    let folders = std::env::split_paths(&path);
    std::env::join_paths(
        [toolchain_folder().to_path_buf()]
            .into_iter()
            .chain(folders),
    )
    .unwrap()
}
