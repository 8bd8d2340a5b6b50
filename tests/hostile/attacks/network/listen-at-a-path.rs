//! Waits for connections at a name in the file system, where another run could meet it.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: off

use std::os::unix::net::{UnixDatagram, UnixListener};

fn main() {
    let listening = UnixListener::bind("stream").is_ok() || UnixDatagram::bind("datagram").is_ok();
    println!("{}", if listening { "BREACHED" } else { "DENIED" });
}
