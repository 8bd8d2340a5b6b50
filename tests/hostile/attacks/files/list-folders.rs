//! Lists the folders in which people, caches and other submissions live.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: file-system
//@ control: off

fn main() {
    let parent_of_work = std::env::current_dir().unwrap().join("..");
    let folders = [
        "/home", "/root", "/etc", "/var", "/var/tmp", "/usr", "/opt", "/srv",
    ]
    .map(Into::into);
    for folder in folders.iter().chain([&parent_of_work]) {
        // One's own folder is all that may be seen of those beside it.
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        let foreign = entries.filter(|entry| {
            !entry
                .file_name()
                .display()
                .to_string()
                .starts_with("grader-")
        });
        if foreign.count() > 0 {
            println!("BREACHED");
        }
    }
    println!("DENIED");
}
