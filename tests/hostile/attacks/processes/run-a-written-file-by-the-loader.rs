//! Has the dynamic loader, which must be executable, start a file that may not be.
//@ kind: program
//@ verdicts: wrong-answer, runtime-error
//@ limits: disk 16 MiB
//@ layer: file-system
//@ control: off

fn main() {
    if std::env::args().nth(1).is_some() {
        println!("BREACHED");
        return;
    }
    std::fs::copy(std::env::args().next().unwrap(), "copy").unwrap();
    let loader = "/lib64/ld-linux-x86-64.so.2";
    match std::process::Command::new(loader)
        .args(["./copy", "again"])
        .status()
    {
        Ok(status) => println!("ended with {status}"),
        Err(error) => println!("DENIED {error}"),
    }
}
