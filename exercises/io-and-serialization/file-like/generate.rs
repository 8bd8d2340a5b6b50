//! Scripts for file-like objects: little data in tiny pieces, so that words and characters are split, writes are short
//! and calls are interrupted. Data is torn or not UTF-8, never both.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    let texts = [
        "ab", "c", "\\s", "\\s\\s", "\\n", "\\t", "\\r", "ü", "€", "Z,",
    ];
    let separators = [",", "\\e", "ab", "\\s", "ü"];
    let items = ["\\e", "a", "b,", "ab", "abab", "üü", ","];
    let mut torn = false;
    let mut tee = false;
    let mut full = false;
    for _ in 0..size {
        match random.below(16) {
            0 => {
                lines.push("reset".to_string());
                (torn, full) = (false, false);
            }
            1..4 => {
                let count = random.between(1, 5);
                let mut data: String = (0..count).map(|_| *random.pick(&texts)).collect();
                if !torn && random.chance(10) {
                    data += "\\xff";
                }
                lines.push(format!("data {data}"));
            }
            4 => lines.push(format!("chunk {}", random.between(1, 4))),
            5 => lines.push(format!("takes {}", random.between(1, 4))),
            6 => lines.push("interrupts".to_string()),
            7 => match random.below(4) {
                0 => {
                    lines.push("reset".to_string());
                    lines.push("data a\\sbü".to_string());
                    lines.push(format!("torn {}", random.between(0, 3)));
                    (torn, full) = (true, false);
                }
                1 => {
                    lines.push(format!("full {}", random.between(0, 6)));
                    full = true;
                }
                _ => lines.push(format!("takes {}", random.between(1, 2))),
            },
            8 => lines.push("text".to_string()),
            9 if !(torn && full) => lines.push("upper".to_string()),
            10 => lines.push("words".to_string()),
            11 => {
                let chosen: Vec<&str> =
                    (0..random.below(4)).map(|_| *random.pick(&items)).collect();
                let separator = *random.pick(&separators);
                lines.push(format!("join {separator} {}", chosen.join(" ")));
            }
            12 if !full && !torn => {
                lines.push("tee".to_string());
                tee = true;
            }
            13 | 14 if tee => lines.push(format!("read {}", random.between(0, 5))),
            15 if tee => {
                tee = random.chance(30);
                lines.push(if tee { "rest" } else { "apart" }.to_string());
            }
            _ => lines.push("words".to_string()),
        }
    }
    lines.join("\n") + "\n"
}
