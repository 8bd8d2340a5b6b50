//! Scripts for names, counts and destructors: four names and few objects, so that most objects are shared, held in
//! containers and in cycles, and lose their last reference in every way.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for name in ["a", "b", "c", "d"] {
        lines.push(format!("new {name} {name}"));
    }
    for made in 0..size {
        let name = ["a", "b", "c", "d"][random.below(4)];
        let other = ["a", "b", "c", "d"][random.below(4)];
        let handle = ["h", "k"][random.below(2)];
        lines.push(match random.below(20) {
            0..5 => format!("new {name} o{made}"),
            5 => format!("make {handle} o{made}"),
            6 => format!("bind {name} {handle}"),
            7 => format!("release {handle}"),
            8..10 => format!("alias {name} {other}"),
            10..13 => format!("del {name}"),
            13 => format!("push {name} {other}"),
            // What was just put away is held by its container alone.
            14..17 => format!("push {name} {other}\nnew {other} n{made}"),
            17 => format!("clear {name}"),
            18 => format!("chain {name} {}", random.between(1, 4)),
            _ => format!("count {name}"),
        });
    }
    lines.join("\n") + "\n"
}
