//! Scripts for rotating log files: short lines and tiny limits, so that most lines rotate the files or just do not, and
//! files with names that are almost those of backups.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let texts = ["", "a", "ab", "äö", "abcdefgh"];
    let names = [
        "l", "l.1", "l.2", "l.3", "l.4", "l.02", "l.09", "l.+7", "l.0", "l.10", "l.x", "m.2",
    ];
    let mut lines = vec![format!(
        "open l {} {}",
        random.between(0, 9),
        random.between(0, 3)
    )];
    if random.chance(20) {
        lines[0] = "open l 5 12".to_string();
        lines.push("many 13 n".to_string());
    }
    for _ in 0..size {
        lines.push(match random.below(12) {
            0..=4 => format!("emit {}", random.pick(&texts)),
            5 => format!(
                "file {} {}",
                random.pick(&names),
                random.pick(&["", "x", "x|y"])
            ),
            6 => format!("delete {}", random.pick(&names)),
            7 => format!("reopen {} {}", random.between(0, 9), random.between(0, 3)),
            8 => "read-back".to_string(),
            9 => format!("many {} n", random.between(1, 4)),
            _ => "show".to_string(),
        });
    }
    lines.push("show".to_string());
    lines.push("read-back".to_string());
    lines.join("\n") + "\n"
}
