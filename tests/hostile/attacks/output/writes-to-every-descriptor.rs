//! Writes the right answer to every descriptor but its own streams, to find one that the grader reads.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: channel
//@ control: shape no class hands a program more than its streams; a channel that is found prints BREACHED
//@ limits: open-files 256

unsafe extern "C" {
    fn write(fd: i32, bytes: *const u8, length: usize) -> isize;
    fn read(fd: i32, bytes: *mut u8, length: usize) -> isize;
    fn fcntl(fd: i32, command: i32) -> i32;
}

fn main() {
    let mut open = 0;
    for fd in 3..2000 {
        unsafe {
            let can_write = write(fd, b"fine\n".as_ptr(), 5) > 0;
            let is_open = fcntl(fd, 1) != -1;
            let can_read = is_open && read(fd, [0; 16].as_mut_ptr(), 16) >= 0;
            open += i32::from(can_write || can_read || is_open);
        }
    }
    println!("{}", if open > 0 { "BREACHED" } else { "DENIED" });
}
