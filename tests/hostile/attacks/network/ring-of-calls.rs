//! Makes a ring by which the kernel makes calls in its stead: opening and connecting behind the back of a filter.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: off

unsafe extern "C" {
    fn syscall(number: i64, ...) -> i64;
}

const IO_URING_SETUP: i64 = 425;
const EPERM: i32 = 1;

fn main() {
    let answers = unsafe {
        [allowed(syscall(
            IO_URING_SETUP,
            4_i64,
            [0_u64; 16].as_mut_ptr(),
        ))]
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
