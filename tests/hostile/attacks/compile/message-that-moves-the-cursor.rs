//! Has the compiler print what clears a terminal, sets its title, turns text around, and commands the machine that
//! grades.
//@ kind: program
//@ verdicts: compile-error
//@ host: report-safe
//@ layer: report
//@ control: shape reports are searched for such characters

compile_error!(
    "\u{1b}[2J\u{1b}]0;title\u{7}\u{1b}]52;c;aGFybQ==\u{7}\r::error::harm\n::set-output name=x::y\n\u{202e}\u{9b}1m"
);

fn main() {}
