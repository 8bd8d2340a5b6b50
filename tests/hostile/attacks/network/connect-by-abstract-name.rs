//! Connects to a server by a name that is in no file system.
//@ kind: program
//@ verdicts: wrong-answer
//@ args: {abstract}
//@ host: no-connection
//@ layer: namespaces
//@ control: off

use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixStream};

fn main() {
    let name = SocketAddr::from_abstract_name(std::env::args().nth(1).unwrap()).unwrap();
    let connected = UnixStream::connect_addr(&name).is_ok();
    println!("{}", if connected { "BREACHED" } else { "DENIED" });
}
