//! Scripts for duck typing: objects of which two share a class name and some cannot quack, in choruses and in flocks
//! within flocks.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script =
        String::from("object a Duck\nobject b Robot\nobject c Duck\nmethod a quack Quack\n");
    for _ in 0..size {
        let name = random.pick(&["a", "b", "c"]);
        let method = random.pick(&["quack", "quack", "fly"]);
        script += &match random.below(12) {
            0..3 => {
                let answer = random.pick(&[
                    "Quack",
                    "beep, beep",
                    "",
                    "'Duck' object has no attribute 'quack'",
                ]);
                format!("method {name} {method} {answer}\n")
            }
            3 => format!("object {name} {}\n", random.pick(&["Duck", "Robot"])),
            4..6 => format!("call {name} {method}\n"),
            6..8 => {
                let names: Vec<&str> = (0..random.below(5))
                    .map(|_| *random.pick(&["a", "b", "c"]))
                    .collect();
                format!("chorus {}\n", names.join(" "))
            }
            8 => "counts\n".to_string(),
            _ => format!("quack-all {}\n", flock(random, 2)),
        };
    }
    script + "chorus a b c\ncounts\n"
}

fn flock(random: &mut Random, depth: usize) -> String {
    let mut words = Vec::new();
    for _ in 0..random.below(4) {
        words.push(match random.below(if depth == 0 { 4 } else { 6 }) {
            0..3 => random.pick(&["a", "b", "c"]).to_string(),
            3 => format!("native:{}", random.pick(&["Honk", "Moo"])),
            _ => format!("[ {} ]", flock(random, depth - 1)),
        });
    }
    words.join(" ")
}
