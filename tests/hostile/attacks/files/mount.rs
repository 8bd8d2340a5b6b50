//! Mounts a file system over its folder, by the old call and by the new ones.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: off

unsafe extern "C" {
    fn unshare(flags: i32) -> i32;
    fn mount(from: *const i8, to: *const i8, kind: *const i8, flags: u64, data: *const i8) -> i32;
    fn syscall(number: i64, ...) -> i64;
}

const NEW_USERS_AND_MOUNTS: i32 = 0x1002_0000;
const FSOPEN: i64 = 430;
const OPEN_TREE: i64 = 428;
const HERE: i64 = -100;

fn main() {
    let name = c"tmpfs".as_ptr();
    let (old, new, tree) = unsafe {
        // An ordinary user may mount in namespaces of its own.
        unshare(NEW_USERS_AND_MOUNTS);
        (
            mount(name, c".".as_ptr(), name, 0, std::ptr::null()) == 0,
            syscall(FSOPEN, name, 0_i64) >= 0,
            syscall(OPEN_TREE, HERE, c"/".as_ptr(), 1_i64) >= 0,
        )
    };
    println!(
        "{}",
        if old || new || tree {
            "BREACHED"
        } else {
            "DENIED"
        }
    );
}
