//! Has a child use more memory than allowed and end, and then prints the right answer itself.
//@ kind: program
//@ verdicts full: memory-limit
//@ verdicts landlock: wrong-answer
//@ layer: limit
//@ control: limit memory 600 MiB, cpu 5 s
//@ limits: memory 32 MiB, cpu 2 s

unsafe extern "C" {
    fn fork() -> i32;
    fn waitpid(pid: i32, status: *mut i32, options: i32) -> i32;
    fn _exit(status: i32) -> !;
}

fn main() {
    let child = unsafe { fork() };
    if child == 0 {
        let held = vec![1_u8; 100 << 20];
        std::hint::black_box(&held);
        unsafe { _exit(0) }
    }
    if child < 0 {
        println!("DENIED");
        return;
    }
    unsafe { waitpid(child, std::ptr::null_mut(), 0) };
    println!("fine");
}
