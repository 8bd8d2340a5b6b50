//! Scripts for patches, redirects and requests: few names, so that one name is changed several times, redirects that end
//! in any order, and blocks that are left by a panic.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let names = ["a", "b", "c"];
    let mut lines = Vec::new();
    for name in &names[..random.below(4)] {
        lines.push(format!("entry {name} {}", random.between(1, 3)));
    }
    // Most scripts are about one of the three things alone.
    let theme = random.below(5);
    let openers: &[&str] = match theme {
        0 | 1 => &["patch", "set a 7"],
        2 => &["redirect r0", "redirect r1", "redirect r2"],
        3 => &["request first", "request second"],
        _ => &[],
    };
    lines.extend(openers.iter().map(|line| line.to_string()));
    let operations: &[usize] = match theme {
        0 | 1 => &[0, 2, 3, 4, 5, 6, 7, 8, 8, 9, 9, 9, 21, 22, 23],
        2 => &[11, 13, 13, 13, 14, 15, 14, 16, 24],
        3 => &[17, 18, 19, 20, 21, 22, 23],
        _ => &[0, 2, 5, 6, 8, 9, 11, 13, 14, 16, 17, 18, 19, 20, 21, 22, 23],
    };
    let mut depth = 0;
    let mut printed = 0;
    let mut made = 0;
    for _ in 0..size {
        let name = *random.pick(&names);
        let line = match *random.pick(operations) {
            0..=1 => "patch".to_string(),
            2..=5 => {
                let end = if random.chance(30) { " must-exist" } else { "" };
                format!("set {name} {}{end}", random.between(4, 9))
            }
            6..=7 => format!("delete {name}"),
            8 => "undo".to_string(),
            9..=10 => "table".to_string(),
            11..=12 => {
                made += 1;
                format!("redirect r{}", made % 3)
            }
            13 => format!("drop r{}", random.below(3)),
            14..=15 => {
                printed += 1;
                format!("print line {printed}")
            }
            16 => format!("lines r{}", random.below(3)),
            17 => format!("request q{}", random.below(100)),
            18 => "end-request".to_string(),
            19 => "current".to_string(),
            20 => "thread t".to_string(),
            21 => {
                depth += 1;
                "attempt".to_string()
            }
            22 if depth > 0 => {
                depth -= 1;
                lines.push("panic".to_string());
                "end".to_string()
            }
            23 if depth > 0 => {
                depth -= 1;
                "end".to_string()
            }
            _ => "base".to_string(),
        };
        lines.push(line);
    }
    for _ in 0..depth {
        lines.push("end".to_string());
    }
    lines.push("print at last".to_string());
    for line in [
        "table", "base", "lines r0", "lines r1", "lines r2", "current",
    ] {
        lines.push(line.to_string());
    }
    lines.join("\n") + "\n"
}
