//! Scripts for a coroutine: new ones again and again, so that everything is done to them before they start, while they
//! are paused, and after their end.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::from("new c0\n");
    let mut made = 1;
    for _ in 0..size {
        let name = format!("c{}", made - 1 - random.below(made.min(2)));
        script += &match random.below(16) {
            0..2 => {
                made += 1;
                format!("new c{}\n", made - 1)
            }
            2..6 => format!("send {name} None\n"),
            6..10 => format!("send {name} {}\n", random.below(5)),
            10 => format!("send {name} -1\n"),
            11..13 => format!("throw {name} Reset\n"),
            13 => format!("throw {name} ValueError\n"),
            14 => format!("close {name}\n"),
            _ => format!("send {name} None\nsend {name} 3\nsend {name} 4\n"),
        };
    }
    script
}
