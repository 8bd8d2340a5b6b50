//! Makes a socket to the machine around a virtual one, which no namespace keeps apart.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: shape few hosts have a machine around them; the answer BREACHED shows it

unsafe extern "C" {
    fn socket(family: i32, kind: i32, protocol: i32) -> i32;
}

const VSOCK: i32 = 40;
const STREAM: i32 = 1;

fn main() {
    let made = unsafe { socket(VSOCK, STREAM, 0) } >= 0;
    println!("{}", if made { "BREACHED" } else { "DENIED" });
}
