//! Looks at much address space that nothing was ever written to. It has next to no memory of its own, but the kernel
//! needs a page for every two mebibytes of what was looked at.
//@ kind: program
//@ verdicts: memory-limit
//@ layer: limit
//@ control: limit memory 900 MiB, cpu 10 s
//@ limits: memory 32 MiB, cpu 8 s

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

const PRIVATE_ANONYMOUS_UNRESERVED: i32 = 0x4022;

fn main() {
    let length: usize = 256 << 30;
    let memory = unsafe { mmap(0, length, 1, PRIVATE_ANONYMOUS_UNRESERVED, -1, 0) };
    if memory as isize == -1 {
        println!("DENIED");
        return;
    }
    for place in (0..length).step_by(2 << 20) {
        unsafe { memory.add(place).read_volatile() };
    }
    println!("fine");
}
