//! Scripts about streams of items: short lists with equal values and with numbers at the ends of the range, so that sums
//! overflow and medians have two middles.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for _ in 0..size {
        let few = random.between(-3, 3);
        lines.push(match random.below(8) {
            0..3 => {
                let extreme = random.chance(30);
                let length = random.below(7);
                let values: String = (0..length).map(|_| value(random, extreme)).collect();
                format!("values{values}\ndoubled_positives")
            }
            3 => "stats".to_string(),
            4 => format!("top_k {}", random.below(4)),
            5 => format!("first_over {few}"),
            6 => "median".to_string(),
            _ => {
                let mut line = format!("plan {}", random.below(4));
                for word in [" access", " length", " endless", " stop"] {
                    if random.chance(40) {
                        line += word;
                    }
                }
                line
            }
        });
    }
    lines.join("\n") + "\n"
}

fn value(random: &mut Random, extreme: bool) -> String {
    if extreme && random.chance(50) {
        let far = [
            "4611686018427387903",
            "4611686018427387904",
            "9223372036854775807",
            "-9223372036854775808",
        ];
        format!(" {}", far[random.below(4)])
    } else {
        format!(" {}", random.between(-3, 3))
    }
}
