//! Uses as many milliseconds of processor time as its argument says, and then prints the right answer.

unsafe extern "C" {
    fn clock_gettime(clock: i32, time: *mut [i64; 2]) -> i32;
}

fn used() -> i64 {
    let mut time = [0; 2];
    unsafe { clock_gettime(2, &mut time) };
    time[0] * 1000 + time[1] / 1_000_000
}

fn main() {
    let wanted: i64 = std::env::args().nth(1).unwrap().parse().unwrap();
    while used() < wanted {}
    println!("fine");
}
