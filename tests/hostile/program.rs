//! A program of this suite, built once and run as often as a test wants.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use grader::build::{Builder, CrateKind, Order, TempCrate};
use grader::sandbox::{Class, Command, Limits, MIB, Policy, Run, Sandbox, Trouble};

use crate::ground::{sandbox, toolchain};

/// A built program.
pub struct Program {
    built: Arc<TempCrate>,
}

/// The source of the program of this name.
pub fn source(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/programs");
    std::fs::read_to_string(folder.join(format!("{name}.rs"))).unwrap()
}

/// Limits that no program of this suite comes near, unless its test lowers one.
pub fn limits() -> Limits {
    Limits {
        cpu: Duration::from_secs(5),
        memory: 64 * MIB,
        ..Limits::for_case()
    }
}

impl Program {
    /// Builds the program of this name.
    pub fn build(name: &str) -> Program {
        let builder = Builder {
            toolchain: toolchain(),
            sandbox: sandbox(Class::Full),
            cache: None,
            incremental: None,
        };
        let order = Order {
            kind: CrateKind::Program,
            submission: &source(name),
            shown: "program.rs",
            optimize: false,
            keep: false,
        };
        let build = builder.build(order).unwrap();
        Program {
            built: build
                .program
                .unwrap_or_else(|| panic!("{:?}", build.diagnostics)),
        }
    }

    /// Runs it in a sandbox, in a fresh folder; a file `mark` that it makes there is collected.
    pub fn run(&self, sandbox: &Sandbox, limits: &Limits, args: &[&str]) -> Result<Run, Trouble> {
        let work = tempfile::tempdir().unwrap();
        let program = self.built.program();
        let readable = toolchain()
            .libraries
            .iter()
            .chain([&program])
            .cloned()
            .collect();
        let policy = Policy {
            limits: limits.clone(),
            readable,
            links: Vec::new(),
            folders: Vec::new(),
            kept: Vec::new(),
            may_start_programs: false,
        };
        let command = Command {
            program,
            args: args.iter().map(Into::into).collect(),
            env: Vec::new(),
            current_dir: work.path().to_path_buf(),
            stdin: Vec::new(),
            report: None,
            collect: Some("mark".to_string()),
        };
        sandbox.run(&policy, &command)
    }
}
