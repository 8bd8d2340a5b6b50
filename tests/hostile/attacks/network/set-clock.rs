//! Sets the clock of the machine, here to the time that it shows.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: off

unsafe extern "C" {
    fn syscall(number: i64, ...) -> i64;
}

const CLOCK_GETTIME: i64 = 228;
const CLOCK_SETTIME: i64 = 227;
const SETTIMEOFDAY: i64 = 164;
const ADJTIMEX: i64 = 159;
const EPERM: i32 = 1;

fn main() {
    let answers = unsafe {
        [
            {
                let mut now = [0_i64; 2];
                syscall(CLOCK_GETTIME, 0_i64, now.as_mut_ptr());
                allowed(syscall(CLOCK_SETTIME, 0_i64, now.as_ptr()))
            },
            allowed(syscall(SETTIMEOFDAY, 0_i64, 0_i64)),
            allowed(syscall(ADJTIMEX, [0_i64; 32].as_mut_ptr())),
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
