//! Loads a program into the kernel.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: shape whether ordinary users may depends on the host; the answer BREACHED shows it

unsafe extern "C" {
    fn syscall(number: i64, ...) -> i64;
}

const BPF: i64 = 321;
const MAKE_MAP: i64 = 0;
const EPERM: i32 = 1;

fn main() {
    let answers = unsafe {
        [{
            let array_of_one = [2_u32, 4, 4, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
            allowed(syscall(
                BPF,
                MAKE_MAP,
                array_of_one.as_ptr(),
                size_of_val(&array_of_one),
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
