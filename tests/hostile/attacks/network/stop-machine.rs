//! Restarts the machine, swaps it out, accounts for its processes: each with an argument that makes no sense, so
//! that nothing happens where it is allowed.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: shape only root may; the answer BREACHED shows it

unsafe extern "C" {
    fn syscall(number: i64, ...) -> i64;
}

const REBOOT: i64 = 169;
const SWAPON: i64 = 167;
const SWAPOFF: i64 = 168;
const ACCT: i64 = 163;
const EPERM: i32 = 1;

fn main() {
    let answers = unsafe {
        [
            allowed(syscall(REBOOT, 0_i64, 0_i64, 0_i64, 0_i64)),
            allowed(syscall(SWAPON, c"/nowhere".as_ptr(), 0_i64)),
            allowed(syscall(SWAPOFF, c"/nowhere".as_ptr())),
            allowed(syscall(ACCT, c"/nowhere".as_ptr())),
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
