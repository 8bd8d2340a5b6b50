//! How fast the grader is, side by side with what it cannot do without: `cargo bench`.
//!
//! `cargo bench -- checks` measures checks of one solution alone, `cargo bench -- peers` compares with `cargo test` and
//! rustlings alone, and `cargo bench -- class` measures grading many submissions alone: a number after it says how many,
//! and `full` or `off` in which class of the sandbox.
//!
//! Each figure is the median of rounds in which both sides take turns, so that what else the machine does meets
//! both. Ratios mean more than times, and times are of this machine.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark that cannot be set up has failed"
)]

mod bare;
mod checks;
mod class;
mod loading;
mod many;
mod peers;
mod rounds;
mod runs;

/// How many submissions a class hands in.
const CLASS: usize = 2000;
/// Classes of the sandbox that a class is graded in.
const SANDBOXES: [&str; 2] = ["full", "off"];

fn main() {
    println!(
        "what                                                       grader      beside     figure  bar"
    );
    let words: Vec<String> = std::env::args().skip(1).collect();
    let submissions = words.iter().find_map(|word| word.parse().ok());
    if words.iter().any(|word| word == "class") {
        let asked = |class: &&str| words.iter().any(|word| word == class);
        let classes: Vec<&str> = SANDBOXES.into_iter().filter(asked).collect();
        let classes = match classes.is_empty() {
            true => &SANDBOXES[..],
            false => &classes,
        };
        return class::grade(submissions.unwrap_or(CLASS), classes);
    }
    if words.iter().any(|word| word == "peers") {
        return peers::beside_each_other();
    }
    one_solution();
    if words.iter().any(|word| word == "checks") {
        return;
    }
    peers::beside_each_other();
    runs::classes();
    many::submissions(200);
    class::grade(submissions.unwrap_or(CLASS), &SANDBOXES);
    loading::one_exercise();
}

/// Checks of one solution.
fn one_solution() {
    checks::edited("iterators/iterable-vs-iterator");
    checks::edited("performance/lru-cache");
    checks::unchanged("objects/c3-linearization");
    checks::unchanged("interpreters/gil-timeline");
}
