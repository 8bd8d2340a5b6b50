//! Makes a file in the folder it starts in, so that it can be seen whether it ran.

fn main() {
    std::fs::write("mark", "made").unwrap();
    println!("fine");
}
