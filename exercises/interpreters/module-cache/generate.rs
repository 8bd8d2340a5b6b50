//! Worlds of three modules and a program that import each other in all ways, in circles too, with few names, so that names
//! are missing, changed and taken again.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for _ in 0..2 {
        for module in ["a", "b", "c", "main"] {
            let all = ["", "", "", " all x", " all _y x"][random.below(5)];
            lines.push(format!("module {module}{all}"));
            lines.push("name".to_string());
            lines.push("set x 1".to_string());
            for _ in 0..(size / 3).clamp(2, 7) {
                statement(random, &mut lines);
            }
        }
        lines.push("run main\nloaded\nrun b\nrun main\nloaded".to_string());
    }
    lines.join("\n") + "\n"
}

fn statement(random: &mut Random, lines: &mut Vec<String>) {
    let module = ["a", "b", "c"][random.below(3)];
    let name = ["x", "x", "x", "_y"][random.below(4)];
    let value = random.between(2, 9);
    lines.push(match random.below(15) {
        0 | 1 => format!("set {name} {value}"),
        2 => "show x".to_string(),
        3 => format!("if-main show {name}"),
        4 | 5 => format!("import {module}\nshow {module}.x\nset-attr {module} x {value}"),
        6 => format!("import {module} as n\nshow n"),
        7 => {
            format!("from {module} import x\nimport {module}\nset-attr {module} x {value}\nshow x")
        }
        8 => format!("if-main star {module}\nshow x"),
        9 => format!("star {module}"),
        10 => format!("import {module}\nset-attr {module} {name} {value}\nshow {module}.{name}"),
        11 if random.chance(20) => format!("show {module}.{name}"),
        12 => "import main\nshow main.x\nshow main".to_string(),
        _ => format!("set _y {value}"),
    });
}
