//! Opens files by which the kernel is told what to do, among them one that stops it at once. It writes nothing.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: file-system
//@ control: shape only root may; the answer BREACHED shows it

fn main() {
    let files = [
        "/proc/sys/kernel/core_pattern",
        "/proc/sys/kernel/hostname",
        "/proc/sysrq-trigger",
        "/sys/kernel/uevent_helper",
        "/dev/kmsg",
        "/dev/mem",
        "/dev/port",
    ];
    for file in files {
        if std::fs::OpenOptions::new().write(true).open(file).is_ok() {
            println!("BREACHED");
        }
    }
    println!("DENIED");
}
