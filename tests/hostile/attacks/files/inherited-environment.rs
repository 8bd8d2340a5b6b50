//! Prints the environment, where tokens of the machine that grades would be.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: session
//@ control: shape whatever is found is printed, and says BREACHED

fn main() {
    let found: Vec<_> = std::env::vars_os().collect();
    println!("{found:?}");
    println!(
        "{}",
        if found.is_empty() {
            "DENIED"
        } else {
            "BREACHED"
        }
    );
}
