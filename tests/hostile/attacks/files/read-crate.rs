//! Reads what lies beside its program: the sources that it was built from, the harness among them.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: file-system
//@ control: off

fn main() {
    let program = std::env::args().next().unwrap();
    let folder = std::path::Path::new(&program).parent().unwrap();
    let read = std::fs::read(folder.join("Cargo.toml")).is_ok()
        || std::fs::read_dir(folder.join("src")).is_ok();
    println!("{}", if read { "BREACHED" } else { "DENIED" });
}
