//! Connects to a server by its name in the file system, as to the one that starts containers.
//@ kind: program
//@ verdicts: wrong-answer
//@ args: {unix}
//@ host: no-connection
//@ layer: file-system
//@ control: off

use std::os::unix::net::UnixStream;

fn main() {
    let server = std::env::args().nth(1).unwrap();
    for path in [
        server.as_str(),
        "/var/run/docker.sock",
        "/run/dbus/system_bus_socket",
        "/dev/log",
    ] {
        if UnixStream::connect(path).is_ok() {
            println!("BREACHED");
        }
    }
    println!("DENIED");
}
