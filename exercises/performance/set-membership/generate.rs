//! Scripts about membership and looking up: few different words and names, so that repeats and common values are frequent.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for _ in 0..size {
        let name = ["f", "g"][random.below(2)];
        let function = ["double", "negate", "square"][random.below(3)];
        let (a, b) = (words(random), words(random));
        let values: String = (0..random.below(4))
            .map(|_| format!(" {}", random.between(1, 5)))
            .collect();
        lines.push(match random.below(12) {
            0 => format!("keep_valid{a} /{b}"),
            1 => format!("only_in_first{a} /{b}"),
            2 => format!("in_exactly_one{a} /{b}"),
            3 => format!("duplicates{a}"),
            4 => format!("first_repeats{a}"),
            5 => format!("counts{a}"),
            6 | 7 => format!("define {name} {function}"),
            8 => format!("undefine {name}"),
            9 => format!("apply_named {name}{values}"),
            10 => format!("apply_current {name}{values}"),
            _ => format!(
                "define {name} square\nafter {} {}\napply_current {name}{values}",
                random.below(3),
                if random.chance(50) {
                    format!("define {name} {function}")
                } else {
                    format!("undefine {name}")
                },
            ),
        });
    }
    lines.join("\n") + "\n"
}

fn words(random: &mut Random) -> String {
    let length = random.below(8);
    (0..length)
        .map(|_| [" a", " b", " c", " d"][random.below(4)])
        .collect()
}
