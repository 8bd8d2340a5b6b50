//! What these tests stand on: a sandbox with the real launcher.

use std::path::PathBuf;

use grader::build::Toolchain;
use grader::sandbox::{Class, Sandbox};

/// A sandbox of a class, with the binary under test as its launcher.
pub fn sandbox(class: Class) -> Sandbox {
    Sandbox::of_class(class, launcher(), &libraries())
}

/// The binary under test.
pub fn launcher() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_grader"))
}

/// What programs of this machine are loaded with.
pub fn libraries() -> Vec<PathBuf> {
    Toolchain::find(None).unwrap().libraries
}
