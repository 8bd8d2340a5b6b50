//! Opens a port and waits, as a server that others on the host would take for another.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: namespaces
//@ control: off

fn main() {
    let listening = std::net::TcpListener::bind("127.0.0.1:0").is_ok()
        || std::net::UdpSocket::bind("127.0.0.1:0").is_ok();
    println!("{}", if listening { "BREACHED" } else { "DENIED" });
}
