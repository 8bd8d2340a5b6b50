//! Crashes in a function that runs before `main`, when the standard library has not set itself up.
//@ kind: program
//@ verdicts: runtime-error
//@ layer: limit
//@ control: shape an end before `main` must not read as the machine's trouble
//@ ending: signal 11

#[used]
#[unsafe(link_section = ".init_array")]
static EARLY: extern "C" fn() = {
    extern "C" fn early() {
        unsafe {
            std::ptr::without_provenance_mut::<u8>(std::hint::black_box(8)).write_volatile(1)
        };
    }
    early
};

fn main() {
    println!("fine");
}
