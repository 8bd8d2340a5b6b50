//! Handles page faults itself, so that the kernel stops in the middle of whatever it does for it.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: off

unsafe extern "C" {
    fn syscall(number: i64, ...) -> i64;
}

const USERFAULTFD: i64 = 323;
const FOR_USERS: i64 = 1;
const EPERM: i32 = 1;

fn main() {
    let answers = unsafe { [allowed(syscall(USERFAULTFD, FOR_USERS))] };
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
