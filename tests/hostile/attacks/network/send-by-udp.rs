//! Sends a datagram to a server on the host; file rules do not know these.
//@ kind: program
//@ verdicts: wrong-answer
//@ args: {udp}
//@ host: no-connection
//@ layer: namespaces
//@ control: off

use std::net::UdpSocket;

fn main() {
    let server = std::env::args().nth(1).unwrap();
    let sent = UdpSocket::bind("0.0.0.0:0").and_then(|socket| socket.send_to(b"hello", server));
    println!("{}", if sent.is_ok() { "BREACHED" } else { "DENIED" });
}
