//! Prints commands that a CI service obeys when they stand at the beginning of a line of its log: to set outputs, to
//! hide text, to show errors at other people's files.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: report
//@ control: shape the test of the check shows that it notices these in a report

fn main() {
    let commands = [
        "::set-output name=passed::true",
        "::error file=other.rs,line=1::not so",
        "::add-mask::a",
        "::stop-commands::token",
        "  ::notice::indented",
    ];
    for command in commands {
        println!("{command}");
        eprintln!("{command}");
    }
}
