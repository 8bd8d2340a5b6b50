//! Makes a file of ten gigabytes that takes no room until somebody copies it.
//@ kind: program
//@ verdicts: runtime-error, wrong-answer
//@ layer: limit
//@ control: shape with a limit above ten gigabytes it would be made

fn main() {
    let made = std::fs::File::create("sparse").and_then(|file| file.set_len(10 << 30));
    println!("{}", if made.is_ok() { "BREACHED" } else { "DENIED" });
}
