//! Gives the machine another name, of a length that makes no sense, so that nothing happens where it is allowed.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: shape only root may; the answer BREACHED shows it

unsafe extern "C" {
    fn syscall(number: i64, ...) -> i64;
}

const SETHOSTNAME: i64 = 170;
const SETDOMAINNAME: i64 = 171;
const EPERM: i32 = 1;

fn main() {
    let answers = unsafe {
        [
            allowed(syscall(SETHOSTNAME, c"hostile".as_ptr(), 1_000_000_i64)),
            allowed(syscall(SETDOMAINNAME, c"hostile".as_ptr(), 1_000_000_i64)),
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
