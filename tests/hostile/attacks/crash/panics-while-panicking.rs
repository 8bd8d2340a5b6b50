//! Panics in a destructor that runs because of a panic.
//@ kind: program
//@ verdicts: runtime-error
//@ layer: limit
//@ control: shape with the answer alone this would be accepted
//@ ending: signal 6

struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("again");
    }
}

fn main() {
    println!("fine");
    let _bomb = Bomb;
    panic!("once");
}
