//! Scripts for identity and equality: few names and values around the borders of what is shared, so that handles are
//! often equal and often the same.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for name in ["a", "b", "c"] {
        lines.push(format!("list {name} 1"));
        lines.push(format!("float {name} NaN"));
        lines.push(format!("int {name} 257"));
        lines.push(format!("intern {name} 'spam'"));
    }
    for _ in 0..size {
        let name = ["a", "b", "c"][random.below(3)];
        let other = ["a", "b", "c"][random.below(3)];
        let number = [-7, -6, -5, 0, 255, 256, 257, 257][random.below(8)];
        lines.push(match random.below(16) {
            0 => format!("list {name} {}", random.between(1, 2)),
            1 => format!("clone {name} {other}"),
            2 => format!("push {name} {}", random.between(1, 2)),
            3 => format!("compare {name} {other}"),
            4 => "groups a b a c b".to_string(),
            5 => format!("float {name} {}", ["NaN", "0.0", "-0.0", "1.5"][random.below(4)]),
            6 => format!("clone-float {name} {other}"),
            7 => format!("float b 0.5\nfloat c 0.5\nin {name} {other} c"),
            8 | 9 => format!("int {name} {number}\nint {other} {number}\nsame-int {name} {other}"),
            10 => format!("constant {name} 1 {number}\nint {other} {number}"),
            11 => format!(
                "constant {name} {} {number}\nconstant {other} 1 {number}",
                random.between(1, 2)
            ),
            12 => "same-int a b\nsame-int b c\nsame-int a c".to_string(),
            13 => format!("intern {name} '{}'", ["spam", "eggs", ""][random.below(3)]),
            14 => {
                let text = ["spam", "eggs", "ham"][random.below(3)];
                format!("intern {name} '{text}'\nfresh {other} '{text}'\nsame-text {name} {other}\nsame-text a b")
            }
            _ => format!("same-text {name} {other}\ninterned"),
        });
    }
    lines.join("\n") + "\n"
}
