//! Asks for a thread with a stack of a gibibyte, to have its memory there.
//@ kind: program
//@ verdicts: wrong-answer, runtime-error
//@ layer: limit
//@ control: limit memory 1 GiB

fn main() {
    match std::thread::Builder::new().stack_size(1 << 30).spawn(|| ()) {
        Ok(thread) => {
            thread.join().unwrap();
            println!("fine");
        }
        Err(error) => println!("DENIED {error}"),
    }
}
