//! Counts events of the processors, which tells of what others compute.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: shape whether ordinary users may depends on the host; the answer BREACHED shows it

unsafe extern "C" {
    fn syscall(number: i64, ...) -> i64;
}

const PERF_EVENT_OPEN: i64 = 298;
const EPERM: i32 = 1;

fn main() {
    let answers = unsafe {
        [{
            // A clock of the kernel, of the size that the first version of this structure had.
            let mut event = [0_u32; 32];
            event[0] = 1;
            event[1] = 64;
            allowed(syscall(
                PERF_EVENT_OPEN,
                event.as_ptr(),
                0_i64,
                -1_i64,
                -1_i64,
                0_i64,
            ))
        }]
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
