//! Starts threads that wait until it cannot start another one, and prints how many there were with the first.

fn main() {
    let mut alive = 1;
    while alive < 1000 {
        match std::thread::Builder::new().stack_size(64 << 10).spawn(std::thread::park) {
            Ok(_) => alive += 1,
            Err(_) => break,
        }
    }
    println!("{alive}");
}
