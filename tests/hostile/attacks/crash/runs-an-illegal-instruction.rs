//! Runs an instruction that no processor has.
//@ kind: program
//@ verdicts: runtime-error
//@ layer: limit
//@ control: shape with the answer alone this would be accepted
//@ ending: signal 4

fn main() {
    println!("fine");
    #[cfg(target_arch = "x86_64")]
    unsafe {
        std::arch::asm!("ud2")
    };
    #[cfg(target_arch = "aarch64")]
    unsafe {
        std::arch::asm!("udf #0")
    };
}
