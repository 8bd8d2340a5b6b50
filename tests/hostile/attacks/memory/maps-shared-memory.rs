//! Takes memory as a shared mapping without a name, which a limit on private data does not count.
//@ kind: program
//@ verdicts: memory-limit
//@ layer: limit
//@ control: limit memory 600 MiB, cpu 5 s
//@ limits: memory 32 MiB, cpu 2 s

unsafe extern "C" {
    fn mmap(
        address: usize,
        length: usize,
        protection: i32,
        flags: i32,
        fd: i32,
        offset: i64,
    ) -> *mut u8;
}

const SHARED_AND_ANONYMOUS: i32 = 0x21;

fn main() {
    let length = 300 << 20;
    let memory = unsafe { mmap(0, length, 3, SHARED_AND_ANONYMOUS, -1, 0) };
    if memory as isize == -1 {
        println!("DENIED");
        return;
    }
    for page in 0..length / 4096 {
        unsafe { memory.add(page * 4096).write_volatile(1) };
    }
    println!("fine");
}
