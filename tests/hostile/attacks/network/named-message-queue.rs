//! Makes a message queue with a name, for another run to find.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: system-calls
//@ control: shape a limit on such queues holds in every class; the answer BREACHED shows one

unsafe extern "C" {
    fn mq_open(name: *const i8, flags: i32, mode: u32, attributes: usize) -> i32;
    fn mq_unlink(name: *const i8) -> i32;
}

const MAKE: i32 = 0o100 | 0o2;

fn main() {
    let name = c"/hostile".as_ptr();
    let made = unsafe { mq_open(name, MAKE, 0o666, 0) } >= 0;
    if made {
        unsafe { mq_unlink(name) };
    }
    println!("{}", if made { "BREACHED" } else { "DENIED" });
}
