//! Has the compiler quote a comment with characters that move the cursor or turn text around.
//@ kind: program
//@ verdicts: compile-error
//@ host: report-safe
//@ layer: report
//@ control: shape reports are searched for such characters

#![allow(text_direction_codepoint_in_comment)]

fn main() {
    let x: u8 = "a"; // [2J]0;title1m ‮ ::error::
}
