//! Builds that go on from the last one, in every class.

use std::path::{Path, PathBuf};

use grader::build::{Build, Builder, CrateKind, IncrementalCache, Order, Toolchain};
use grader::sandbox::{Class, Sandbox};

const HARNESS: &str = "//! Reports a number.\n\npub fn run() {\n    \
                       crate::grader::report!(\"{}\", crate::solution::number());\n}\n";

fn builder(class: Class, cache: &Path) -> Builder {
    let toolchain = Toolchain::find(None).unwrap();
    let grader = PathBuf::from(env!("CARGO_BIN_EXE_grader"));
    let sandbox = Sandbox::of_class(class, grader, &toolchain.libraries);
    Builder {
        toolchain,
        sandbox,
        cache: None,
        incremental: Some(IncrementalCache::new(cache)),
    }
}

fn build(builder: &Builder, submission: &str) -> Build {
    let order = Order {
        kind: CrateKind::Harness(HARNESS),
        submission,
        shown: "solutions/basics/number.rs",
        optimize: false,
        keep: false,
    };
    builder.build(order).unwrap()
}

/// The finished sessions of the compiler: the name says when each was begun.
fn sessions(cache: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![cache.join("incremental")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let session = name.starts_with("s-") && !name.ends_with("-working");
            if session && path.is_dir() {
                found.push(path);
            } else if path.is_dir() {
                folders.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn a_build_goes_on_from_the_last_one_in_every_class() {
    for class in [Class::None, Class::Landlock, Class::Full] {
        let cache = tempfile::tempdir().unwrap();
        let builder = builder(class, cache.path());
        let first = build(&builder, "pub fn number() -> u32 {\n    1\n}\n");
        assert!(first.program.is_some(), "{class:?}: {first:?}");
        let before = sessions(cache.path());
        assert_eq!(before.len(), 1, "{class:?}");

        let broken = build(&builder, "pub fn number() -> u32 {\n    1u8\n}\n");
        assert!(broken.program.is_none() && broken.limit.is_none());
        let line = broken.diagnostics[0].span.as_ref().unwrap().line;
        assert_eq!(line, 2, "{class:?}");

        let second = build(&builder, "pub fn number() -> u32 {\n    2\n}\n");
        let program = second.program.unwrap();
        let bytes = std::fs::read(program.program()).unwrap();
        assert_ne!(
            bytes,
            std::fs::read(first.program.unwrap().program()).unwrap()
        );
        assert_ne!(sessions(cache.path()), before, "{class:?}");
    }
}

#[test]
fn a_memory_that_is_damaged_or_taken_costs_time_and_nothing_else() {
    let cache = tempfile::tempdir().unwrap();
    let builder = builder(Class::None, cache.path());
    build(&builder, "pub fn number() -> u32 {\n    1\n}\n");
    for session in sessions(cache.path()) {
        for entry in std::fs::read_dir(session).unwrap() {
            std::fs::write(entry.unwrap().path(), "rubbish").unwrap();
        }
    }
    let after = build(&builder, "pub fn number() -> u32 {\n    2\n}\n");
    assert!(after.program.is_some(), "{after:?}");

    let slot = std::fs::read_dir(cache.path().join("incremental"))
        .unwrap()
        .next()
        .unwrap();
    let lock = std::fs::File::open(slot.unwrap().path().join("lock")).unwrap();
    lock.lock().unwrap();
    let meanwhile = build(&builder, "pub fn number() -> u32 {\n    3\n}\n");
    assert!(meanwhile.program.is_some(), "{meanwhile:?}");
}
