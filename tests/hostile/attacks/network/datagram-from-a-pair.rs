//! Takes a socket of a connected pair, which needs no call for sockets, and connects it to a server of the host.
//! That the server wants another kind of socket can only be known to somebody who has found it.
//@ kind: program
//@ verdicts: wrong-answer
//@ args: {unix} {abstract}
//@ host: no-connection
//@ layer: file-system
//@ control: off

use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixDatagram};

const EPROTOTYPE: i32 = 91;

fn main() {
    let mut args = std::env::args().skip(1);
    let path = args.next().unwrap();
    let name = SocketAddr::from_abstract_name(args.next().unwrap()).unwrap();
    let Ok((socket, _other)) = UnixDatagram::pair() else {
        println!("DENIED a pair");
        return;
    };
    let answers = [
        socket.connect(path),
        socket.connect_addr(&name),
        socket.send_to_addr(b"hello", &name).map(drop),
    ];
    let found = |answer: &std::io::Result<()>| match answer {
        Ok(()) => true,
        Err(error) => error.raw_os_error() == Some(EPROTOTYPE),
    };
    println!(
        "{}",
        if answers.iter().any(found) {
            "BREACHED"
        } else {
            "DENIED"
        }
    );
}
