//! Reads the memory of its parent, where the report token or another secret may be. The address is wrong on
//! purpose: only an answer that the call was allowed speaks of an address.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: shape whether a process may trace its parent depends on the host; the answer BREACHED shows it

unsafe extern "C" {
    fn syscall(number: i64, ...) -> i64;
    fn getppid() -> i32;
}

const PROCESS_VM_READV: i64 = 310;
const EFAULT: i32 = 14;

fn main() {
    let mut byte = 0_u8;
    let local = [&raw mut byte as usize, 1];
    let remote = [8_usize, 1];
    let (here, there) = (local.as_ptr(), remote.as_ptr());
    let read = unsafe {
        syscall(
            PROCESS_VM_READV,
            i64::from(getppid()),
            here,
            1_i64,
            there,
            1_i64,
            0_i64,
        )
    };
    let allowed = read >= 0 || std::io::Error::last_os_error().raw_os_error() == Some(EFAULT);
    println!("{}", if allowed { "BREACHED" } else { "DENIED" });
}
