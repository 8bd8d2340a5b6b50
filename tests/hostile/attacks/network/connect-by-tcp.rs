//! Connects to a server on the host.
//@ kind: program
//@ verdicts: wrong-answer
//@ args: {tcp}
//@ host: no-connection
//@ layer: namespaces
//@ control: off

fn main() {
    let server = std::env::args().nth(1).unwrap();
    let connected = std::net::TcpStream::connect(server).is_ok();
    println!("{}", if connected { "BREACHED" } else { "DENIED" });
}
