//! Makes system calls with addresses, lengths and paths that make no sense.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: shape there is nothing to win but a confused grader

unsafe extern "C" {
    fn syscall(number: i64, ...) -> i64;
}

fn main() {
    let long = vec![b'/'; 1 << 20];
    let [read, write, open, stat, connect, getdents, statx] = [0, 1, 2, 4, 42, 217, 332];
    for call in [read, write, open, stat, connect, getdents, statx] {
        for address in [0, 1, -1, i64::MIN, i64::MAX, long.as_ptr() as i64] {
            // Not the standard streams, which would take the text.
            unsafe { syscall(call, address.max(5), address, address, address, address) };
        }
    }
    for path in ["%s%n%x", "\u{202e}txt", "a\0b", &"y/".repeat(10_000)] {
        let _ = std::fs::read(path);
    }
    println!("still here");
}
