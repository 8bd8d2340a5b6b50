//! Has the compiler say a variable of the grader's environment in a message.
//@ kind: program
//@ verdicts: compile-error
//@ layer: session
//@ control: shape the text is looked for in all that is reported

const TOKEN: &str = env!("HOSTILE_CANARY");
const _: () = panic!("{}", TOKEN);

fn main() {}
