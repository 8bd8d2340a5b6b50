//! Scripts for generators that pause: short ones, so that most reach their end and are asked again.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::from("steps a 2\ntwice b 1\n");
    for _ in 0..size {
        let name = random.pick(&["a", "b", "c"]);
        script += &match random.below(16) {
            0..2 => format!("steps {name} {}\n", random.below(4)),
            2..4 => format!("twice {name} {}\n", random.below(3)),
            4 => format!("drop {name}\n"),
            5 => format!("run {name}\n"),
            6 => format!("twice {name} {}\nrun {name}\n", random.below(4)),
            _ => format!("next {name}\n"),
        };
    }
    script + "next a\nnext b\nrun b\nnext b\n"
}
