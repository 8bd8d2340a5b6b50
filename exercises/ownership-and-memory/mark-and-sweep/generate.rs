//! Scripts for a collector: few objects with many references between them, so that cycles, several paths of the same
//! length, and garbage that refers to living objects are common.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut lines: Vec<String> = vec!["alloc 7".to_string(), "root 6".to_string()];
    let mut made = 7;
    for _ in 0..size {
        let (a, b) = (random.below(made), random.below(made));
        lines.push(match random.below(20) {
            0 => {
                made += 1;
                format!("alloc 1\nlink {a} {}", made - 1)
            }
            1 => {
                made += 3;
                format!("chain 3\nlink {a} {}", made - 3)
            }
            2..8 => format!("link {a} {b}"),
            8 => format!(
                "link 6 {a}\nlink 6 {b}\nlink {a} {}\nlink {b} {}",
                made - 1,
                made - 1
            ),
            9 => format!("link {a} {b}\nlink {a} {b}\nunlink {a} {b}\nwho {a}"),
            10 => format!("unlink {a} {b}"),
            11 | 12 => format!("root {a}"),
            13 => format!("unroot {a}"),
            14 => format!("root {a}\nroot {a}\nunroot {a}"),
            15 => format!("unroot {a}\nunroot {a}\nroot {a}"),
            16 if random.chance(40) => "collect\nlive".to_string(),
            17 => format!("who {a}"),
            _ => format!("why {a}"),
        });
    }
    lines.extend((0..made).map(|id| format!("why {id}")));
    lines.push("collect".to_string());
    lines.join("\n") + "\n"
}
