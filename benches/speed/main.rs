//! How fast the grader is, side by side with what it cannot do without: `cargo bench`.
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
mod loading;
mod many;
mod rounds;
mod runs;

fn main() {
    println!(
        "what                                                       grader      beside     figure  bar"
    );
    checks::edited("iterators/iterable-vs-iterator");
    checks::edited("performance/lru-cache");
    checks::unchanged("interpreters/gil-timeline");
    runs::classes();
    many::submissions(200);
    loading::one_exercise();
}
