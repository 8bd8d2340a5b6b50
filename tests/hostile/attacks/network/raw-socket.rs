//! Makes a socket that speaks below the protocols, to forge packets.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: shape only root may; the answer BREACHED shows it

unsafe extern "C" {
    fn socket(family: i32, kind: i32, protocol: i32) -> i32;
}

const IP: i32 = 2;
const RAW: i32 = 3;
const ICMP: i32 = 1;

fn main() {
    let made = unsafe { socket(IP, RAW, ICMP) } >= 0;
    println!("{}", if made { "BREACHED" } else { "DENIED" });
}
