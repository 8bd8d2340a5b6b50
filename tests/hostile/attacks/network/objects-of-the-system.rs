//! Makes memory, semaphores and message queues that outlive every process, for another run to find.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: off

unsafe extern "C" {
    fn shmget(key: i32, size: usize, flags: i32) -> i32;
    fn semget(key: i32, count: i32, flags: i32) -> i32;
    fn msgget(key: i32, flags: i32) -> i32;
    fn shmctl(id: i32, command: i32, buffer: usize) -> i32;
    fn semctl(id: i32, number: i32, command: i32) -> i32;
    fn msgctl(id: i32, command: i32, buffer: usize) -> i32;
}

const REMOVE: i32 = 0;

fn main() {
    let made = unsafe {
        [
            shmget(0, 4096, 0o666),
            semget(0, 1, 0o666),
            msgget(0, 0o666),
        ]
    };
    // Where they could be made they must not stay.
    unsafe {
        shmctl(made[0], REMOVE, 0);
        semctl(made[1], 0, REMOVE);
        msgctl(made[2], REMOVE, 0);
    }
    println!(
        "{}",
        if made.iter().any(|id| *id >= 0) {
            "BREACHED"
        } else {
            "DENIED"
        }
    );
}
