//! Reaches a file of the host through a symbolic link in its own folder.
//@ kind: program
//@ verdicts: wrong-answer
//@ args: {secret}
//@ layer: file-system
//@ control: off

fn main() {
    let secret = std::env::args().nth(1).unwrap();
    let folder = std::path::Path::new(&secret).parent().unwrap();
    let _ = std::os::unix::fs::symlink(&secret, "file");
    let _ = std::os::unix::fs::symlink(folder, "folder");
    let read = std::fs::read("file").is_ok() || std::fs::read("folder/secret").is_ok();
    println!("{}", if read { "BREACHED" } else { "DENIED" });
}
