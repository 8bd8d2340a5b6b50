//! Arguments in, exit status out.

use std::process::{ExitCode, Termination};

fn main() -> ExitCode {
    // The launcher of a run is this binary, executed again; it must not start anything else first.
    #[cfg(target_os = "linux")]
    if std::env::args_os()
        .nth(1)
        .is_some_and(|argument| argument == grader::sandbox::LAUNCHER_ARGUMENT)
    {
        return grader::sandbox::launch();
    }
    grader::cli::run(std::env::args_os()).report()
}
