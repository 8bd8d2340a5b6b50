//! Makes a namespace in which it is root, the first step of many ways out.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: off

unsafe extern "C" {
    fn unshare(flags: i32) -> i32;
}

const NEW_USERS: i32 = 0x1000_0000;

fn main() {
    let made = unsafe { unshare(NEW_USERS) } == 0;
    println!("{}", if made { "BREACHED" } else { "DENIED" });
}
