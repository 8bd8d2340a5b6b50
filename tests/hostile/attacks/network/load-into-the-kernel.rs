//! Loads a module into the kernel, or another kernel: with arguments that make no sense, so that nothing happens
//! where it is allowed.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: shape only root may; the answer BREACHED shows it

unsafe extern "C" {
    fn syscall(number: i64, ...) -> i64;
}

const INIT_MODULE: i64 = 175;
const FINIT_MODULE: i64 = 313;
const DELETE_MODULE: i64 = 176;
const KEXEC_LOAD: i64 = 246;
const EPERM: i32 = 1;

fn main() {
    let answers = unsafe {
        [
            allowed(syscall(INIT_MODULE, 0_i64, 0_i64, c"".as_ptr())),
            allowed(syscall(FINIT_MODULE, -1_i64, c"".as_ptr(), 0_i64)),
            allowed(syscall(DELETE_MODULE, c"no such module".as_ptr(), 0_i64)),
            allowed(syscall(KEXEC_LOAD, 0_i64, 1_000_i64, 0_i64, 0_i64)),
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
