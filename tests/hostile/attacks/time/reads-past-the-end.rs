//! Reads its input to the end and then asks for more, in the hope that somebody holds the other end open.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: limit
//@ control: shape with the other end held open this would wait, and the verdict would be that of a sleeper
//@ stdin: one\ntwo\n

use std::io::Read;

fn main() {
    let mut text = String::new();
    for _ in 0..10 {
        std::io::stdin().read_to_string(&mut text).unwrap();
    }
    println!("DENIED {}", text.len());
}
