//! Scripts for Method resolution order: many classes over few names, with up to three bases among the youngest, so that bases
//! share bases, contradict each other, repeat and are unknown.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::new();
    // Numbers of classes that may have been defined; those that were refused are unknown bases later on.
    let mut next = 0;
    for _ in 0..size + 3 {
        script += &match random.below(12) {
            0..7 => {
                let name = if random.chance(90) {
                    next
                } else {
                    random.below(next + 1)
                };
                let mut line = format!("class c{name}");
                if next > 0 {
                    for _ in 0..*random.pick(&[0, 1, 1, 1, 2, 2, 3]) {
                        line += &if random.chance(4) {
                            " object".to_string()
                        } else {
                            format!(" c{}", next - 1 - random.below(next.min(5)))
                        };
                    }
                }
                if random.chance(35) {
                    line += &format!(" : {}", random.pick(&["m", "n", "m n"]));
                }
                next += 1;
                line + "\n"
            }
            7 => format!(
                "find c{} {}\n",
                random.below(next + 1),
                random.pick(&["m", "n"])
            ),
            _ => format!("mro c{}\n", random.below(next + 1)),
        };
    }
    for class in 0..next {
        script += &format!("mro c{class}\nfind c{class} m\n");
    }
    script
}
