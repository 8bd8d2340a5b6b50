//! Takes the place of the function by which everything is written, and changes the report on its way.
//@ kind: harness
//@ verdicts: rejected
//@ forbid: unsafe
//@ layer: source-rules
//@ control: shape without the rule it would be accepted: code of one process cannot keep secrets from other code of it

use std::arch::asm;

#[unsafe(no_mangle)]
pub extern "C" fn write(fd: i32, bytes: *const u8, length: usize) -> isize {
    let mine = fd == 3 && unsafe { *bytes } != 0;
    let (bytes, less) = if mine {
        (b"fine\n".as_ptr(), 5)
    } else {
        (bytes, length)
    };
    let written: isize;
    unsafe {
        asm!("syscall", inlateout("rax") 1_isize => written, in("rdi") fd, in("rsi") bytes, in("rdx") less,
            lateout("rcx") _, lateout("r11") _)
    };
    if mine { length.cast_signed() } else { written }
}

pub fn answer() -> String {
    "wrong".to_string()
}
