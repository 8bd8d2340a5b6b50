//! Connects by the other version of the protocol. Nobody listens there, but only a network can say so.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: namespaces
//@ control: off

use std::io::ErrorKind;
use std::net::TcpStream;

fn main() {
    // The second address is the first protocol in the clothes of the second, for hosts that have only that one.
    let reached =
        ["[::1]:9", "[::ffff:127.0.0.1]:9"]
            .iter()
            .any(|server| match TcpStream::connect(server) {
                Ok(_) => true,
                Err(error) => error.kind() == ErrorKind::ConnectionRefused,
            });
    println!("{}", if reached { "BREACHED" } else { "DENIED" });
}
