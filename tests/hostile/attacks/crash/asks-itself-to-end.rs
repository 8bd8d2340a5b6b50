//! Ends itself by a signal that the first process of a namespace would not even notice.
//@ kind: program
//@ verdicts: runtime-error
//@ layer: namespaces
//@ control: shape the first process of a namespace would go on and be accepted
//@ ending: signal 15

unsafe extern "C" {
    fn raise(number: i32) -> i32;
}

fn main() {
    println!("fine");
    unsafe { raise(15) };
}
