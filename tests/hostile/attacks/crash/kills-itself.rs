//! Ends itself by the signal that graders use, in the hope that its end is taken for a limit or for the machine's
//! trouble.
//@ kind: program
//@ verdicts: runtime-error
//@ layer: limit
//@ control: shape causes guessed from signals would give another verdict
//@ ending: signal 9

unsafe extern "C" {
    fn raise(number: i32) -> i32;
}

fn main() {
    println!("fine");
    unsafe { raise(9) };
}
