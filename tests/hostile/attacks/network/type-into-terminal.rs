//! Types a command into the terminal of whoever started the grader, to be executed when it has ended.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: session
//@ control: off

unsafe extern "C" {
    fn ioctl(fd: i32, request: u64, ...) -> i32;
}

const TYPE: u64 = 0x5412;
const VIRTUAL_TERMINAL: u64 = 0x541c;
const EPERM: i32 = 1;

fn main() {
    let mut refused = 0;
    for fd in 0..3 {
        for request in [TYPE, VIRTUAL_TERMINAL, TYPE | 1 << 32] {
            unsafe { ioctl(fd, request, b"\n".as_ptr()) };
            // A pipe would say that it is no terminal; before that, the filter says that nobody may ask.
            refused += u32::from(std::io::Error::last_os_error().raw_os_error() == Some(EPERM));
        }
    }
    let terminal = std::fs::OpenOptions::new()
        .read(true)
        .write(true)
        .open("/dev/tty")
        .is_ok();
    println!(
        "{}",
        if refused < 9 || terminal {
            "BREACHED"
        } else {
            "DENIED"
        }
    );
}
