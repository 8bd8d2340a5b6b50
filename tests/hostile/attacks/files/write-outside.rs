//! Writes a file into a folder of the host that everybody may write to, and moves one there.
//@ kind: program
//@ verdicts: wrong-answer
//@ args: {folder}
//@ layer: file-system
//@ control: off

fn main() {
    let folder = std::env::args().nth(1).unwrap();
    std::fs::write("mine", "").unwrap();
    let done = [
        std::fs::write(format!("{folder}/written"), "").is_ok(),
        std::fs::create_dir(format!("{folder}/made")).is_ok(),
        std::fs::rename("mine", format!("{folder}/moved")).is_ok(),
        std::os::unix::fs::symlink("/etc", format!("{folder}/linked")).is_ok(),
    ];
    println!(
        "{}",
        if done.contains(&true) {
            "BREACHED"
        } else {
            "DENIED"
        }
    );
}
