//! Makes a socket to the ciphers of the kernel, a door through which many have come.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: shape not every kernel offers it; the answer BREACHED shows it

unsafe extern "C" {
    fn socket(family: i32, kind: i32, protocol: i32) -> i32;
}

const CIPHERS: i32 = 38;
const SEQUENCE: i32 = 5;

fn main() {
    let made = unsafe { socket(CIPHERS, SEQUENCE, 0) } >= 0;
    println!("{}", if made { "BREACHED" } else { "DENIED" });
}
