//! Asks for a library by a path that climbs out of the folders of libraries, so that the linker takes a file of the
//! host for a script and quotes it.
//@ kind: program
//@ verdicts: compile-error
//@ layer: file-system
//@ control: shape in class none the messages quote the file

#[link(name = ":../../etc/passwd")]
unsafe extern "C" {}

fn main() {
    println!("BREACHED");
}
