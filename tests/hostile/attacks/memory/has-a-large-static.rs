//! Has its memory laid out before it begins: what a program finds when it starts is counted as what it takes later.
//@ kind: program
//@ verdicts: runtime-error, memory-limit
//@ layer: limit
//@ control: limit memory 600 MiB, cpu 5 s
//@ limits: memory 32 MiB, cpu 2 s

static mut LARGE: [u8; 400 << 20] = [0; 400 << 20];

fn main() {
    let start = &raw mut LARGE as *mut u8;
    for page in 0..(400 << 20) / 4096 {
        unsafe { start.add(page * 4096).write_volatile(1) };
    }
    println!("fine");
}
