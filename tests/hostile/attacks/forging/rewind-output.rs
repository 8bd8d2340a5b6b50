//! Goes back in its own output to write over a wrong answer, and cuts off what is too much.
//@ kind: program
//@ verdicts: wrong-answer, runtime-error
//@ layer: channel
//@ control: shape an output that can be rewound gives the answer that is expected

use std::io::Write;

unsafe extern "C" {
    fn lseek(fd: i32, offset: i64, from: i32) -> i64;
    fn ftruncate(fd: i32, length: i64) -> i32;
}

fn main() {
    println!("wrong");
    std::io::stdout().flush().unwrap();
    let gone_back = unsafe { lseek(1, 0, 0) == 0 || ftruncate(1, 0) == 0 };
    println!("{}", if gone_back { "BREACHED" } else { "fine" });
}
