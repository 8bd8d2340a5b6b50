//! Looks for descriptors beside the standard streams that it was left with.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: session
//@ control: shape whatever is found is printed, and says BREACHED

unsafe extern "C" {
    fn fcntl(fd: i32, command: i32) -> i32;
}

const GET_FLAGS: i32 = 1;

fn main() {
    let found: Vec<i32> = (3..4096)
        .filter(|fd| unsafe { fcntl(*fd, GET_FLAGS) } >= 0)
        .collect();
    println!("{found:?}");
    println!(
        "{}",
        if found.is_empty() {
            "DENIED"
        } else {
            "BREACHED"
        }
    );
}
