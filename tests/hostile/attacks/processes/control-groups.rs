//! Opens the files by which a process leaves its control group, and with it the limits of the group.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: file-system
//@ control: shape where a group may be left depends on the user and the host

use std::fs::OpenOptions;

fn main() {
    let open = |file: &str| OpenOptions::new().write(true).open(file).is_ok();
    let files = [
        "cgroup.procs",
        "unified/cgroup.procs",
        "memory/cgroup.procs",
        "cpu/cgroup.procs",
    ];
    let opened = files
        .iter()
        .any(|file| open(&format!("/sys/fs/cgroup/{file}")));
    println!("{}", if opened { "BREACHED" } else { "DENIED" });
}
