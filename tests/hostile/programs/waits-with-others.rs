//! Waits for ever, with a child and an orphan in a session of its own that do the same.

unsafe extern "C" {
    fn fork() -> i32;
    fn setsid() -> i32;
}

fn main() {
    unsafe {
        if fork() == 0 {
            setsid();
            fork();
        }
    }
    loop {
        std::thread::park();
    }
}
