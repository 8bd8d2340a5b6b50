//! Gives functions of its own the names of those in the C library by which programs print and allocate.
//@ kind: program
//@ verdicts: wrong-answer, runtime-error, time-limit, memory-limit, output-limit
//@ layer: compiler
//@ control: shape it harms itself alone, and the verdict is by what it prints

#[unsafe(no_mangle)]
pub extern "C" fn write(_: i32, _: *const u8, length: usize) -> isize {
    length.cast_signed()
}

#[unsafe(no_mangle)]
pub extern "C" fn exit(_: i32) -> ! {
    loop {}
}

fn main() {
    println!("fine");
    std::process::exit(3);
}
