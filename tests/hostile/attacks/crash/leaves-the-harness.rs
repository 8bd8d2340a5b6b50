//! Ends the whole program with status 0 from within the function that the harness calls.
//@ kind: harness
//@ verdicts: runtime-error
//@ layer: channel
//@ control: shape a grader that looks only at the status would ask whether the output is right
//@ ending: exit 0

pub fn answer() -> String {
    std::process::exit(0);
}
