//! Prints what looks like the right answer in most fonts.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: report
//@ control: shape a comparison that leaves out what cannot be seen would accept it

fn main() {
    println!("\u{feff}fi\u{200b}ne\u{a0}");
}
