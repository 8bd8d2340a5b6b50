//! Starts a shell by calls made by hand, past whatever the libraries do.
//@ kind: program
//@ verdicts: wrong-answer, runtime-error
//@ layer: namespaces
//@ control: off

unsafe extern "C" {
    fn vfork() -> i32;
    fn execve(path: *const i8, args: *const *const i8, env: *const *const i8) -> i32;
    fn waitpid(pid: i32, status: *mut i32, options: i32) -> i32;
    fn _exit(status: i32) -> !;
}

fn main() {
    let args = [
        c"sh".as_ptr(),
        c"-c".as_ptr(),
        c"exit 42".as_ptr(),
        std::ptr::null(),
    ];
    let env = [std::ptr::null()];
    let mut status = 0;
    unsafe {
        let child = vfork();
        if child == 0 {
            execve(c"/bin/sh".as_ptr(), args.as_ptr(), env.as_ptr());
            _exit(1);
        }
        waitpid(child, &mut status, 0);
    }
    println!(
        "{}",
        if status >> 8 == 42 {
            "BREACHED"
        } else {
            "DENIED"
        }
    );
}
