//! Takes shared memory, semaphores and a message queue of the kind that stay when their maker is gone.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: off

unsafe extern "C" {
    fn shmget(key: i32, size: usize, flags: i32) -> i32;
    fn shmctl(id: i32, command: i32, buffer: *mut u8) -> i32;
    fn semget(key: i32, count: i32, flags: i32) -> i32;
    fn semctl(id: i32, number: i32, command: i32) -> i32;
    fn msgget(key: i32, flags: i32) -> i32;
    fn msgctl(id: i32, command: i32, buffer: *mut u8) -> i32;
}

const PRIVATE: i32 = 0;
const MODE: i32 = 0o1600;
const REMOVE: i32 = 0;

fn main() {
    unsafe {
        let ids = [
            shmget(PRIVATE, 32 << 20, MODE),
            semget(PRIVATE, 1, MODE),
            msgget(PRIVATE, MODE),
        ];
        // So that the control leaves nothing behind.
        if ids[0] >= 0 {
            shmctl(ids[0], REMOVE, std::ptr::null_mut());
        }
        if ids[1] >= 0 {
            semctl(ids[1], 0, REMOVE);
        }
        if ids[2] >= 0 {
            msgctl(ids[2], REMOVE, std::ptr::null_mut());
        }
        println!(
            "{}",
            if ids.iter().any(|id| *id >= 0) {
                "BREACHED"
            } else {
                "DENIED"
            }
        );
    }
}
