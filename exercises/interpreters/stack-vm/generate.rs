//! Programs for a stack machine: three short functions that call each other, with forward jumps only, so that all of them
//! come to an end, and with slots, targets and functions that are often just beyond what there is.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for func in 0..3 {
        let params = [0, 2, 1][func];
        lines.push(format!(
            "func {} {params} {}",
            ["main", "f", "g"][func],
            params + 1
        ));
        let begin = [
            "const 7\nstore 0",
            "load 0\nload 1\nsub",
            "load 0\nconst 3\nstore 1",
        ][func];
        let mut code: Vec<String> = begin.lines().map(String::from).collect();
        for _ in 0..(size / 4).clamp(2, 6) {
            snippet(random, params, &mut code);
        }
        if random.chance(60) {
            code.push("load 0".to_string());
            code.push("add".to_string());
        }
        code.push("return".to_string());
        lines.extend(code);
    }
    for entry in 0..3 {
        let args = [["", " 2"], [" 1 5", ""], [" 3", " 0"]][entry];
        for args in args {
            lines.push(format!("run {entry} {}{args}", random.between(2, 5)));
        }
    }
    lines.join("\n") + "\n"
}

/// Adds a few instructions that mostly go well together.
fn snippet(random: &mut Random, params: usize, code: &mut Vec<String>) {
    let small = random.between(-2, 3);
    // Seldom a slot that is not there, and sometimes one without a value.
    let slot = if random.chance(95) {
        random.below(params + 1)
    } else {
        3
    };
    let operation = ["add", "sub", "mul", "less"][random.below(4)];
    let far = code.len() + 3 + random.below(3);
    let text = match random.below(16) {
        0 => format!("const 7\nconst {small}\n{operation}"),
        1 => format!("const {small}\nstore {slot}\nload {slot}"),
        2 | 3 => format!("const {small}\nstore {slot}"),
        4 if random.chance(30) => "const 9223372036854775807\nconst 2\nadd".to_string(),
        5 => format!("line {}\ntrace", random.between(1, 8)),
        6 | 7 if params == 0 => "line 4\nconst 1\nconst 5\ncall 1 2".to_string(),
        8 | 9 if params != 1 => "line 6\nconst 8\ncall 2 1".to_string(),
        10 if random.chance(20) => format!("const 8\ncall {} {}", random.below(4), random.below(3)),
        11 if params > 0 => format!("load 0\nload {}\nsub", params - 1),
        12 => format!("const {}\njump-if-false {far}", random.below(2)),
        13 if random.chance(20) => format!("jump {far}"),
        14 => operation.to_string(),
        15 if random.chance(40) => format!("load {slot}"),
        _ => format!("const {small}"),
    };
    code.extend(text.lines().map(String::from));
}
