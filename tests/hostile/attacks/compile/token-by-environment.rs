//! Takes a variable of the grader's environment into its program.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: session
//@ control: shape the text is looked for in all that is printed and built

const TOKENS: [Option<&str>; 4] = [
    option_env!("HOSTILE_CANARY"),
    option_env!("HOSTILE_TRIAL"),
    option_env!("HOME"),
    option_env!("CARGO_HOME"),
];

fn main() {
    println!("{TOKENS:?}");
    println!(
        "{}",
        if TOKENS == [None; 4] {
            "DENIED"
        } else {
            "BREACHED"
        }
    );
}
