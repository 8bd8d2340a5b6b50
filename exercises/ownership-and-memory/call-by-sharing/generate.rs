//! Scripts for names, aliases and arguments: four names, so that most of them come to share objects, and few values, so
//! that separate lists are often equal.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let first = [
        "assign a [1,2]",
        "alias b a",
        "assign c [1,2]",
        "assign d 3",
    ];
    let mut lines: Vec<String> = first.map(String::from).to_vec();
    for _ in 0..size {
        let (name, other) = (name(random), name(random));
        lines.push(match random.below(12) {
            0 => format!("assign {name} {}", value(random)),
            1 | 2 => format!("alias {name} {other}"),
            3..7 => format!("do {name} {}", statement(random)),
            7..10 => {
                let body: Vec<String> = (0..random.below(4)).map(|_| statement(random)).collect();
                format!("call {name} {}", body.join("; "))
                    .trim_end()
                    .to_string()
            }
            _ => format!("same {name} {other}"),
        });
        lines.push("show a b c d".to_string());
    }
    lines.join("\n") + "\n"
}

fn name(random: &mut Random) -> &'static str {
    ["a", "b", "c", "d"][random.below(4)]
}

fn value(random: &mut Random) -> String {
    if random.chance(40) {
        random.between(-2, 2).to_string()
    } else {
        list(random).to_string()
    }
}

fn list(random: &mut Random) -> &'static str {
    ["[]", "[1]", "[1,2]"][random.below(3)]
}

fn statement(random: &mut Random) -> String {
    match random.below(8) {
        0 | 1 => format!("add {}", random.between(-2, 2)),
        2 => format!("append {}", random.between(1, 2)),
        3 | 4 => format!("set {} {}", random.below(3), random.between(1, 2)),
        5 => format!("extend {}", list(random)),
        6 => format!("concat {}", list(random)),
        _ => format!("rebind {}", value(random)),
    }
}
