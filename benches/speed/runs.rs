//! One run of a program that does nothing, in each class.

use std::path::PathBuf;

use grader::build::Toolchain;
use grader::sandbox::{Class, Command, Limits, Policy, Sandbox};

use crate::rounds::{in_turns, ms, tell};

/// What the classes cost beside class `none`, run by run in turns.
pub fn classes() {
    let libraries = Toolchain::find(None).unwrap().libraries;
    let launcher = PathBuf::from(env!("CARGO_BIN_EXE_grader"));
    let sandbox = |class| Sandbox::of_class(class, launcher.clone(), &libraries);
    let off = sandbox(Class::None);
    let program = PathBuf::from("/bin/true");
    let work = tempfile::tempdir().unwrap();
    let policy = Policy {
        limits: Limits::for_case(),
        readable: libraries.iter().chain([&program]).cloned().collect(),
        links: Vec::new(),
        folders: Vec::new(),
        kept: Vec::new(),
        may_start_programs: false,
    };
    let command = Command {
        program,
        args: Vec::new(),
        env: Vec::new(),
        current_dir: work.path().to_path_buf(),
        stdin: Vec::new(),
        report: None,
        collect: None,
    };
    for class in [Class::Full, Class::Landlock] {
        let isolated = sandbox(class);
        let run = |sandbox: &Sandbox| assert!(sandbox.run(&policy, &command).unwrap().succeeded());
        let (ours, beside, _) = in_turns(301, |_| run(&isolated), |_| run(&off));
        let more = (ours.as_secs_f64() - beside.as_secs_f64()) * 1000.0;
        let what = format!("one run, {} against off", class.name());
        tell(
            &what,
            &ms(ours),
            &ms(beside),
            &format!("+{more:.2} ms"),
            "+4 ms",
        );
    }
}
