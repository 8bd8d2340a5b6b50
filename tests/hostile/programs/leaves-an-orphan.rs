//! Leaves a process behind that has a session of its own and waits for ever, and prints the right answer.

unsafe extern "C" {
    fn fork() -> i32;
    fn setsid() -> i32;
    fn pause() -> i32;
    fn waitpid(pid: i32, status: *mut i32, options: i32) -> i32;
    fn _exit(status: i32) -> !;
}

fn main() {
    unsafe {
        let child = fork();
        if child == 0 {
            setsid();
            if fork() == 0 {
                loop {
                    pause();
                }
            }
            _exit(0);
        }
        waitpid(child, std::ptr::null_mut(), 0);
    }
    println!("fine");
}
