//! Scripts for splitting work over threads: few items and parts, so that there are more parts than items as often as not,
//! and chunks that do not divide.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut lines = Vec::new();
    for _ in 0..size {
        let (len, parts) = (random.between(0, 12), random.between(1, 6));
        lines.push(match random.below(6) {
            0..=1 => format!("bounds {len} {parts}"),
            2 => format!("fill {len} {parts}"),
            3 => format!("sum {len} {parts}"),
            4 => {
                // Somebody waits for all others, so there have to be two threads.
                let mut items = items(random);
                if items.len() > 1 && random.chance(60) {
                    let slow = random.below(items.len());
                    items[slow] = "*slow";
                }
                format!("map {} {}", parts.max(2), items.join(" "))
            }
            _ => format!(
                "chunked {parts} {} {}",
                random.between(0, 4),
                items(random).join(" ")
            ),
        });
    }
    lines.join("\n") + "\n"
}

fn items(random: &mut Random) -> Vec<&'static str> {
    let count = random.below(7);
    (0..count)
        .map(|_| *random.pick(&["a", "bb", "ccc"]))
        .collect()
}
