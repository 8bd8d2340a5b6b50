//! Reads what the kernel tells of the whole machine: its memory, its keys, its mounts, its users' processes.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: file-system
//@ control: off

fn main() {
    let files = [
        "kcore",
        "keys",
        "mounts",
        "cmdline",
        "version",
        "kallsyms",
        "net/tcp",
        "timer_list",
        "sysvipc/shm",
    ];
    for file in files {
        if std::fs::File::open(format!("/proc/{file}")).is_ok() {
            println!("BREACHED");
        }
    }
    for folder in ["/proc", "/sys", "/sys/fs/cgroup", "/sys/kernel"] {
        if std::fs::read_dir(folder).is_ok() {
            println!("BREACHED");
        }
    }
    println!("DENIED");
}
