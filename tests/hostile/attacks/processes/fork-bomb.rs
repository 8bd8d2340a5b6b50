//! Doubles its processes without end; a host without a cap on them would stand still.
//@ kind: program
//@ verdicts: time-limit, runtime-error
//@ limits: cpu 200 ms, processes 16
//@ layer: limit
//@ control: destructive it would fill the host with processes

unsafe extern "C" {
    fn fork() -> i32;
}

fn main() {
    loop {
        unsafe { fork() };
    }
}
