//! Scripts for slices: short lists and bounds just inside and outside of them, so that clamping and empty slices are frequent.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let texts = ["abc", "äöü", "a→b", "😀é!x", "hello"];
    let mut script = String::new();
    for _ in 0..size {
        let line = match random.below(10) {
            0 | 1 => format!("list {}", random.below(9)),
            2 => format!("text {}", random.pick(&texts)),
            3 => format!("indices {} {}", slice(random), random.below(6)),
            4 | 5 => format!("slice {}", slice(random)),
            6 | 7 => format!("cut {}", slice(random)),
            _ => format!("del {}", slice(random)),
        };
        script += &line;
        script.push('\n');
    }
    script
}

fn slice(random: &mut Random) -> String {
    let start = bound(random);
    let stop = bound(random);
    match random.below(6) {
        0 | 1 => format!("[{start}:{stop}]"),
        2 => format!("[{start}:{stop}:-1]"),
        _ => format!("[{start}:{stop}:{}]", random.between(-3, 3)),
    }
}

fn bound(random: &mut Random) -> String {
    if random.chance(30) {
        return String::new();
    }
    random.between(-9, 9).to_string()
}
