//! Reads what the kernel logs, with addresses that help an attack on it, and asks how long that log is.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: shape whether ordinary users may depends on the host; the answer BREACHED shows it

unsafe extern "C" {
    fn syscall(number: i64, ...) -> i64;
}

const SYSLOG: i64 = 103;
const SIZE: i64 = 10;
const EPERM: i32 = 1;

fn main() {
    let answers = unsafe {
        [
            allowed(syscall(SYSLOG, SIZE, 0_i64, 0_i64)),
            std::fs::File::open("/dev/kmsg").is_ok(),
            std::fs::OpenOptions::new()
                .write(true)
                .open("/dev/kmsg")
                .is_ok(),
        ]
    };
    println!(
        "{}",
        if answers.contains(&true) {
            "BREACHED"
        } else {
            "DENIED"
        }
    );
}

/// Whether the system had anything else to say than that it is not permitted.
fn allowed(answer: i64) -> bool {
    answer >= 0 || std::io::Error::last_os_error().raw_os_error() != Some(EPERM)
}
