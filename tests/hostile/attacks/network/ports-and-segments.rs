//! Asks for the ports of devices and for segments of its own, two old doors into the machine.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: off

unsafe extern "C" {
    fn syscall(number: i64, ...) -> i64;
}

const IOPL: i64 = 172;
const IOPERM: i64 = 173;
const MODIFY_LDT: i64 = 154;
const EPERM: i32 = 1;

fn main() {
    let answers = unsafe {
        [
            allowed(syscall(IOPL, 3_i64)),
            allowed(syscall(IOPERM, 0_i64, 8_i64, 1_i64)),
            allowed(syscall(MODIFY_LDT, 0_i64, 0_i64, 0_i64)),
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
