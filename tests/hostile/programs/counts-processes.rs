//! Starts processes that wait until it cannot start another one, and prints how many there were with itself.

unsafe extern "C" {
    fn fork() -> i32;
    fn pause() -> i32;
}

fn main() {
    let mut alive = 1;
    while alive < 1000 {
        match unsafe { fork() } {
            0 => loop {
                unsafe { pause() };
            },
            child if child > 0 => alive += 1,
            _ => break,
        }
    }
    println!("{alive}");
}
