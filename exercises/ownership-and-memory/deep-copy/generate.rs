//! Scripts for copies and sizes: four lists that hold each other in many ways, so that most are shared or contain
//! themselves, and copies that are changed afterwards.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for name in ["a", "b", "c", "d"] {
        lines.push(format!("list {name} 1"));
    }
    // A list is printed once for each way to it, so ways are kept few.
    let mut references = 0;
    for _ in 0..size {
        let name = ["a", "b", "c", "d"][random.below(4)];
        let other = ["a", "b", "c", "d"][random.below(4)];
        let item = if references < 6 && random.chance(60) {
            references += 1;
            format!("@{other}")
        } else {
            random.between(0, 2).to_string()
        };
        lines.push(match random.below(12) {
            0 => format!("list {name} {item}"),
            1..5 => format!("push {name} {item}"),
            5 => format!("set {name} {} {item}", random.below(3)),
            6 => format!("shallow {name} {other}\nsame {name} {other}"),
            7 => format!("deep {name} {other}\nget {name} {name} {}", random.below(3)),
            8 => format!("deep {name} {other}\npush {name} 3"),
            9 => format!("get {name} {other} {}", random.below(3)),
            10 => format!("sizes {name}"),
            _ => format!("same {name} {other}"),
        });
        if random.chance(30) {
            lines.push(format!("show {name}\nsizes {name}"));
        }
    }
    lines.push("show a b c d".to_string());
    lines.join("\n") + "\n"
}
