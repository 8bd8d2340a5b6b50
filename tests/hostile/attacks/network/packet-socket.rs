//! Makes a socket that hears everything on the wire.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: shape only root may; the answer BREACHED shows it

unsafe extern "C" {
    fn socket(family: i32, kind: i32, protocol: i32) -> i32;
}

const PACKET: i32 = 17;
const RAW: i32 = 3;
const EVERYTHING: i32 = 0x0300;

fn main() {
    let made = unsafe { socket(PACKET, RAW, EVERYTHING) } >= 0;
    println!("{}", if made { "BREACHED" } else { "DENIED" });
}
