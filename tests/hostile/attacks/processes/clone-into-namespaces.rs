//! Makes namespaces with the call that also makes processes, in its old and its new form.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: off

unsafe extern "C" {
    fn syscall(number: i64, ...) -> i64;
    fn _exit(status: i32) -> !;
}

const CLONE: i64 = 56;
const CLONE3: i64 = 435;
const NEW_USERS: i64 = 0x1000_0000;
const SIGCHLD: i64 = 17;

fn main() {
    let null = 0_i64;
    let mut arguments = [0_u64; 8];
    arguments[0] = NEW_USERS.cast_unsigned();
    arguments[4] = SIGCHLD.cast_unsigned();
    let old = unsafe { syscall(CLONE, NEW_USERS | SIGCHLD, null, null, null, null) };
    if old == 0 {
        unsafe { _exit(0) };
    }
    let new = unsafe { syscall(CLONE3, arguments.as_ptr(), size_of_val(&arguments)) };
    if new == 0 {
        unsafe { _exit(0) };
    }
    println!(
        "{}",
        if old > 0 || new > 0 {
            "BREACHED"
        } else {
            "DENIED"
        }
    );
}
