//! Asks for the address of a name, by which words leave a host that lets no connection through.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: namespaces
//@ control: shape on a host without name servers nothing is resolved either; the answer BREACHED shows it

use std::net::ToSocketAddrs;

fn main() {
    let resolved = ("secret.example.invalid", 80).to_socket_addrs().is_ok();
    let named =
        std::fs::read("/etc/resolv.conf").is_ok() || std::fs::read("/etc/nsswitch.conf").is_ok();
    println!(
        "{}",
        if resolved || named {
            "BREACHED"
        } else {
            "DENIED"
        }
    );
}
