//! Takes memory until it is ended, slowly enough to be seen growing.

fn main() {
    let mut held = Vec::new();
    for _ in 0..60 {
        held.push(vec![1_u8; 1 << 20]);
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    println!("fine");
}
