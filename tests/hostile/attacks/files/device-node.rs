//! Makes itself a device: with the right numbers, the disk of the host.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: identity
//@ control: shape only root may; a grader that is root must give its commands no privilege to do so

unsafe extern "C" {
    fn mknod(path: *const i8, mode: u32, device: u64) -> i32;
}

const CHARACTER_DEVICE: u32 = 0o020_000;
const BLOCK_DEVICE: u32 = 0o060_000;

fn main() {
    // An endless source of zeros stands for the disk, and a disk that nobody has.
    let zero = unsafe { mknod(c"zero".as_ptr(), CHARACTER_DEVICE | 0o666, (1 << 8) | 5) };
    let disk = unsafe { mknod(c"disk".as_ptr(), BLOCK_DEVICE | 0o666, 250 << 8) };
    println!(
        "{}",
        if zero == 0 || disk == 0 {
            "BREACHED"
        } else {
            "DENIED"
        }
    );
}
