//! The Rust toolchain: found once, past the rustup shim, and remembered by its identity.
//!
//! Asking rustup which compiler it means costs more than compiling an exercise, so the answer is kept in the cache
//! folder and stays valid as long as every file that it depends on is unchanged.

use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use crate::whole_file::write_private;

/// A compiler that can be called directly.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Toolchain {
    /// The compiler itself, never a shim.
    pub rustc: PathBuf,
    /// The folder that holds it and its libraries.
    pub sysroot: PathBuf,
    /// Its version, such as `1.95.0`.
    pub release: String,
    /// The platform it builds for, such as `x86_64-unknown-linux-gnu`.
    pub host: String,
    /// The program it links with, where the platform needs one.
    pub linker: Option<PathBuf>,
    /// The fast linker that comes with the compiler, where it is known how to call it.
    pub lld: Option<PathBuf>,
    /// What a program that it builds needs beside itself to run: the standard library, those of the system, and
    /// the loader.
    pub libraries: Vec<PathBuf>,
    /// Changes whenever the compiler does.
    pub identity: String,
}

/// What clippy is called beside the compiler.
pub(super) const CLIPPY: &str = "clippy-driver";

/// There is no usable toolchain: machine trouble, never a compile error.
#[derive(Debug, thiserror::Error)]
pub enum NoToolchain {
    /// No compiler was found.
    #[error(
        "no Rust compiler: `rustc` is neither on PATH nor in ~/.cargo/bin; install Rust with rustup (https://rustup.rs) and try again"
    )]
    NotFound,
    /// No linker was found.
    #[error(
        "no linker: `cc` is not on PATH; install a C compiler (Debian: `apt-get install gcc`, macOS: `xcode-select --install`) and try again"
    )]
    NoLinker,
    /// A compiler was found but does not answer.
    #[error("`{} {arguments}` failed: {}", program.display(), said.trim())]
    Broken {
        /// The compiler.
        program: PathBuf,
        /// What it was asked.
        arguments: String,
        /// What it answered.
        said: String,
    },
}

/// What the cache folder holds: the answer, and the state of every file it depends on.
#[derive(Serialize, Deserialize)]
struct CachedToolchain {
    depends_on: String,
    toolchain: Toolchain,
}

impl Toolchain {
    /// Finds the toolchain that `rustc` stands for on this machine. With a cache folder, the answer is remembered
    /// there.
    ///
    /// # Errors
    /// [`NoToolchain`] says what is missing and how to get it.
    pub fn find(cache: Option<&Path>) -> Result<Toolchain, NoToolchain> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let shim = on_path("rustc", &path)
            .or_else(in_cargo_home)
            .ok_or(NoToolchain::NotFound)?;
        let depends_on = state_of_shim(&shim, &path);
        let cache_file = cache.map(|folder| folder.join("toolchain.json"));
        if let Some(toolchain) = cache_file
            .as_deref()
            .and_then(|file| remembered(file, &depends_on))
        {
            return Ok(toolchain);
        }
        let toolchain = ask(&shim, &path)?;
        if let Some(file) = cache_file {
            // Only a shortcut: without it the next start asks again.
            let _ = remember(
                &file,
                &CachedToolchain {
                    depends_on,
                    toolchain: toolchain.clone(),
                },
            );
        }
        Ok(toolchain)
    }

    /// clippy as a compiler of its own, where it came with this one.
    pub fn clippy(&self) -> Option<PathBuf> {
        self.tool(CLIPPY)
    }

    /// A program that came with the compiler and stands beside it.
    pub(super) fn tool(&self, name: &str) -> Option<PathBuf> {
        let folder = self.rustc.parent().unwrap_or(Path::new("."));
        let program = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
        program.is_file().then_some(program)
    }

    /// The folder of the libraries that programs link with at run time.
    pub fn library_folder(&self) -> PathBuf {
        self.sysroot
            .join("lib/rustlib")
            .join(&self.host)
            .join("lib")
    }
}

fn on_path(program: &str, path: &OsStr) -> Option<PathBuf> {
    let name = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(path)
        .map(|folder| folder.join(&name))
        .find(|file| file.is_file())
}

fn in_cargo_home() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(home()?.join(".cargo")))?;
    Some(
        home.join("bin")
            .join(format!("rustc{}", std::env::consts::EXE_SUFFIX)),
    )
    .filter(|file| file.is_file())
}

fn home() -> Option<PathBuf> {
    std::env::var_os("HOME")
        .or_else(|| std::env::var_os("USERPROFILE"))
        .map(PathBuf::from)
}

/// Everything that decides what the shim stands for, as one comparable text.
fn state_of_shim(shim: &Path, path: &OsStr) -> String {
    let rustup_home = std::env::var_os("RUSTUP_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(home()?.join(".rustup")))
        .unwrap_or_default();
    format!(
        "{} {} {} {} {}",
        env!("CARGO_PKG_VERSION"),
        identity(shim),
        identity(&rustup_home.join("settings.toml")),
        std::env::var_os("RUSTUP_TOOLCHAIN")
            .unwrap_or_default()
            .to_string_lossy(),
        path.to_string_lossy(),
    )
}

/// A file's path, size and time of change: another compiler at the same place shows.
pub(super) fn identity(file: &Path) -> String {
    let state = std::fs::metadata(file).ok().map(|metadata| {
        let changed = metadata
            .modified()
            .ok()
            .and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        (metadata.len(), changed.unwrap_or_default().as_nanos())
    });
    format!("{}:{state:?}", file.display())
}

fn remembered(file: &Path, depends_on: &str) -> Option<Toolchain> {
    let cached: CachedToolchain = serde_json::from_slice(&std::fs::read(file).ok()?).ok()?;
    let toolchain = cached.toolchain;
    let linker_is_there = toolchain
        .linker
        .as_ref()
        .is_none_or(|linker| linker.is_file());
    let unchanged = cached.depends_on == depends_on
        && toolchain.identity == identity(&toolchain.rustc)
        && linker_is_there;
    unchanged.then_some(toolchain)
}

fn remember(file: &Path, cached: &CachedToolchain) -> io::Result<()> {
    write_private(file, &serde_json::to_vec(cached)?)
}

fn ask(shim: &Path, path: &OsStr) -> Result<Toolchain, NoToolchain> {
    let sysroot = PathBuf::from(answer(shim, &["--print", "sysroot"])?.trim());
    let rustc = sysroot
        .join("bin")
        .join(format!("rustc{}", std::env::consts::EXE_SUFFIX));
    let rustc = if rustc.is_file() {
        rustc
    } else {
        shim.to_path_buf()
    };
    let version = answer(&rustc, &["-vV"])?;
    let field = |name: &str| {
        let value = version
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
        value
            .map(str::to_string)
            .ok_or_else(|| NoToolchain::Broken {
                program: rustc.clone(),
                arguments: "-vV".to_string(),
                said: version.clone(),
            })
    };
    let linker = match cfg!(unix) {
        true => Some(on_path("cc", path).ok_or(NoToolchain::NoLinker)?),
        false => None,
    };
    let identity = identity(&rustc);
    let (release, host) = (field("release")?, field("host")?);
    let lld = sysroot.join("lib/rustlib").join(&host).join("bin/rust-lld");
    // Only there may the compiler be told, without unstable options, not to call it in its own way.
    let lld = (host == "x86_64-unknown-linux-gnu" && lld.is_file()).then_some(lld);
    let mut toolchain = Toolchain {
        release,
        host,
        rustc,
        sysroot,
        linker,
        lld,
        libraries: Vec::new(),
        identity,
    };
    toolchain.libraries = libraries(&toolchain.library_folder());
    Ok(toolchain)
}

/// The dynamic standard library in `folder` and everything that it is loaded with.
fn libraries(folder: &Path) -> Vec<PathBuf> {
    let is_std = |path: &PathBuf| {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        name.starts_with("libstd-") && name.ends_with(std::env::consts::DLL_SUFFIX)
    };
    let std = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .find(is_std);
    let Some(std) = std else { return Vec::new() };
    // The standard library is the system's own word for what else a program needs; where nobody can be asked, a
    // sandbox without these files will say so.
    let listed = answer(Path::new("ldd"), &[&std.to_string_lossy()]).unwrap_or_default();
    let needed = loaded_files(&listed);
    let mut libraries = vec![std];
    // Programs that compute or start threads may name these parts of the C library as well.
    let c_library = needed
        .iter()
        .find(|path| path.to_string_lossy().contains("/libc.so"));
    if let Some(folder) = c_library.and_then(|path| path.parent()) {
        let parts = [
            "libm.so.6",
            "libpthread.so.0",
            "libdl.so.2",
            "librt.so.1",
            "libutil.so.1",
        ];
        libraries.extend(
            parts
                .map(|part| folder.join(part))
                .into_iter()
                .filter(|path| path.is_file()),
        );
    }
    libraries.extend(needed);
    libraries.sort();
    libraries.dedup();
    libraries.extend(Some(PathBuf::from("/etc/ld.so.cache")).filter(|path| path.is_file()));
    libraries
}

/// The files named in what `ldd` prints: after an arrow, or alone where the loader itself is listed.
fn loaded_files(listed: &str) -> Vec<PathBuf> {
    listed
        .lines()
        .filter_map(|line| {
            let path = line.split_once("=> ").map_or(line, |(_, path)| path).trim();
            let path = path.rsplit_once(" (").map_or(path, |(path, _)| path);
            path.starts_with('/').then(|| PathBuf::from(path))
        })
        .collect()
}

/// Runs the compiler with a question. It runs in the root folder, where no `rust-toolchain.toml` of a project that
/// the grader happens to stand in can choose another compiler.
fn answer(program: &Path, arguments: &[&str]) -> Result<String, NoToolchain> {
    let broken = |said: String| NoToolchain::Broken {
        program: program.to_path_buf(),
        arguments: arguments.join(" "),
        said,
    };
    let root = std::env::current_dir()
        .ok()
        .and_then(|dir| Some(dir.ancestors().last()?.to_path_buf()));
    let output = Command::new(program)
        .args(arguments.iter().map(OsString::from))
        .current_dir(root.unwrap_or_else(|| PathBuf::from("/")))
        .output()
        .map_err(|error| broken(error.to_string()))?;
    if !output.status.success() {
        return Err(broken(String::from_utf8_lossy(&output.stderr).into_owned()));
    }
    String::from_utf8(output.stdout).map_err(|error| broken(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiler_is_found_and_remembered() {
        let cache = tempfile::tempdir().unwrap();
        let first = Toolchain::find(Some(cache.path())).unwrap();
        assert!(first.rustc.is_file());
        assert!(first.library_folder().is_dir());
        assert!(first.release.starts_with("1."));
        assert!(cache.path().join("toolchain.json").is_file());
        assert_eq!(Toolchain::find(Some(cache.path())).unwrap(), first);
    }

    #[test]
    fn an_answer_for_another_state_is_not_used() {
        let cache = tempfile::tempdir().unwrap();
        let file = cache.path().join("toolchain.json");
        let toolchain = Toolchain::find(None).unwrap();
        remember(
            &file,
            &CachedToolchain {
                depends_on: "then".into(),
                toolchain: toolchain.clone(),
            },
        )
        .unwrap();
        assert!(remembered(&file, "now").is_none());
        assert_eq!(remembered(&file, "then"), Some(toolchain.clone()));
        let replaced = Toolchain {
            identity: "another".into(),
            ..toolchain
        };
        remember(
            &file,
            &CachedToolchain {
                depends_on: "then".into(),
                toolchain: replaced,
            },
        )
        .unwrap();
        assert!(remembered(&file, "then").is_none());
    }

    #[test]
    fn a_damaged_answer_is_asked_anew() {
        let cache = tempfile::tempdir().unwrap();
        std::fs::write(cache.path().join("toolchain.json"), "{").unwrap();
        assert!(Toolchain::find(Some(cache.path())).is_ok());
    }

    #[test]
    fn the_files_of_a_library_are_read_from_what_ldd_says() {
        let listed = "\tlinux-vdso.so.1 (0x7ffd)\n\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x7f)\n\
                      \t/lib64/ld-linux-x86-64.so.2 (0x7f)\n\tlibx.so => not found\n";
        let expected = [
            "/lib/x86_64-linux-gnu/libc.so.6",
            "/lib64/ld-linux-x86-64.so.2",
        ];
        assert_eq!(loaded_files(listed), expected.map(PathBuf::from));
    }

    #[test]
    fn a_program_that_is_no_compiler_is_named() {
        let error = ask(Path::new("/bin/false"), OsStr::new("/bin")).unwrap_err();
        assert!(
            error
                .to_string()
                .contains("`/bin/false --print sysroot` failed"),
            "{error}"
        );
    }
}
