//! Climbs out of its root: with a second root below the first, the way up has no end.
//@ kind: program
//@ verdicts: wrong-answer
//@ verdicts landlock: wrong-answer, runtime-error
//@ layer: system-calls
//@ control: off

unsafe extern "C" {
    fn unshare(flags: i32) -> i32;
    fn chroot(path: *const i8) -> i32;
    fn chdir(path: *const i8) -> i32;
}

const NEW_USERS: i32 = 0x1000_0000;

fn main() {
    std::fs::create_dir("below").unwrap();
    let changed = unsafe {
        unshare(NEW_USERS);
        chroot(c"below".as_ptr()) == 0
    };
    for _ in 0..64 {
        unsafe { chdir(c"..".as_ptr()) };
    }
    println!("{}", if changed { "BREACHED" } else { "DENIED" });
}
