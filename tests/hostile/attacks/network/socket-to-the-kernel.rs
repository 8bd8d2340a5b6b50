//! Makes a socket to the kernel itself, by which interfaces, routes and audits are asked for and changed.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: off

unsafe extern "C" {
    fn socket(family: i32, kind: i32, protocol: i32) -> i32;
}

const NETLINK: i32 = 16;
const DATAGRAM: i32 = 2;
const ROUTES: i32 = 0;

fn main() {
    let made = unsafe { socket(NETLINK, DATAGRAM, ROUTES) } >= 0;
    println!("{}", if made { "BREACHED" } else { "DENIED" });
}
