//! Finds out which files there are without reading any. File rules alone cannot hide that.
//@ kind: program
//@ verdicts: wrong-answer
//@ args: {secret}
//@ classes: full
//@ layer: file-system
//@ control: off

fn main() {
    let secret = std::env::args().nth(1).unwrap();
    let found = [
        std::fs::symlink_metadata(&secret).is_ok(),
        std::fs::canonicalize(&secret).is_ok(),
        std::env::set_current_dir(std::path::Path::new(&secret).parent().unwrap()).is_ok(),
        std::fs::exists("/etc/passwd").is_ok_and(|there| there),
    ];
    println!(
        "{}",
        if found.contains(&true) {
            "BREACHED"
        } else {
            "DENIED"
        }
    );
}
