//! Programs with nested functions: two names that are bound, declared and read at every level. Functions only call those that
//! they define themselves and functions of the module that are complete, so that every program comes to its end.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for _ in 0..2 + size / 12 {
        let mut complete: Vec<String> = Vec::new();
        block(random, &mut lines, &mut complete, 0, size.clamp(5, 9));
        lines.push("run".to_string());
    }
    lines.join("\n") + "\n"
}

fn block(
    random: &mut Random,
    lines: &mut Vec<String>,
    complete: &mut Vec<String>,
    level: usize,
    size: usize,
) {
    let indent = "  ".repeat(level);
    // Mostly something is bound first, or nearly every program would end with an error.
    let mut declared = "";
    if level > 0 {
        match random.below(9) {
            0 | 1 => declared = "global",
            2 if level > 1 => declared = "nonlocal",
            _ => {}
        }
        if !declared.is_empty() {
            lines.push(format!("{indent}{declared} x"));
        }
    }
    if random.chance(if declared == "nonlocal" { 40 } else { 75 }) {
        lines.push(format!(
            "{indent}assign x {}",
            random.between(1, 3) + 10 * level as i64
        ));
    }
    for at in 0..size {
        let name = ["x", "x", "x", "y"][random.below(4)];
        match random.below(13) {
            0 => lines.push(format!("{indent}assign {name} {}", random.between(4, 9))),
            1 => lines.push(format!("{indent}add x 100")),
            2..4 => lines.push(format!("{indent}print x")),
            4..8 if level < 3 && size > 1 => {
                let inner = format!("f{level}{at}");
                lines.push(format!("{indent}def {inner}"));
                block(random, lines, complete, level + 1, size / 2);
                if random.chance(30) {
                    lines.push(format!("{indent}assign x 50"));
                }
                for _ in 0..1 + random.below(2) {
                    lines.push(format!("{indent}call {inner}"));
                }
                if level == 0 {
                    complete.push(inner);
                }
            }
            8 if !complete.is_empty() => {
                let other = random.pick(complete).clone();
                lines.push(format!("{indent}call {other}"));
            }
            9 => {
                lines.push(format!("{indent}for {name} {}", random.between(0, 3)));
                lines.push(format!("{indent}  print {name}"));
                lines.push(format!(
                    "{indent}  assign {} 9",
                    ["x", "y"][random.below(2)]
                ));
            }
            10 => lines.push(format!("{indent}count-locals y\n{indent}print y")),
            11 => lines.push(format!("{indent}locals")),
            _ => lines.push(format!("{indent}print x")),
        }
    }
}
