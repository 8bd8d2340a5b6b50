//! Reads what the system tells of the process itself: where its program stands on the host, what is mounted, how
//! memory is laid out.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: file-system
//@ control: off

fn main() {
    for file in [
        "maps",
        "environ",
        "cmdline",
        "mountinfo",
        "status",
        "cgroup",
        "fdinfo/0",
        "mem",
    ] {
        if std::fs::File::open(format!("/proc/self/{file}")).is_ok() {
            println!("BREACHED");
        }
    }
    for folder in ["root/etc", "cwd/..", "fd", "task"] {
        if std::fs::read_dir(format!("/proc/self/{folder}")).is_ok() {
            println!("BREACHED");
        }
    }
    println!("DENIED");
}
