//! Ends at once with status 0 and prints nothing.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: limit
//@ control: shape a grader that looks only at the status would accept it
//@ ending: exit 0

fn main() {
    std::process::exit(0);
}
