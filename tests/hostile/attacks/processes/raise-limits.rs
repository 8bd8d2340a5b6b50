//! Raises the limits that the kernel keeps for it.
//@ kind: program
//@ verdicts: wrong-answer
//@ layer: limit
//@ control: shape only root may; a grader that is root must give its commands no privilege to do so

unsafe extern "C" {
    fn setrlimit(resource: i32, limit: *const [u64; 2]) -> i32;
}

fn main() {
    let without_end = [u64::MAX; 2];
    let raised: Vec<i32> = (0..16)
        .filter(|what| unsafe { setrlimit(*what, &without_end) } == 0)
        .collect();
    // Those that nobody has limited here may be asked for.
    let (cpu, size, data, core, locked) = (0, 1, 2, 4, 8);
    let breached = [cpu, size, data, core, locked]
        .iter()
        .any(|what| raised.contains(what));
    println!("{}", if breached { "BREACHED" } else { "DENIED" });
}
