//! Scripts for context managers: up to four around a body, of which many swallow errors or fail on the way in or out.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::new();
    for _ in 0..size.div_ceil(3) {
        let managers = match random.chance(30) {
            true => 1,
            false => random.below(5),
        };
        for number in 0..managers {
            script += &manager(random, number);
        }
        script += &match random.chance(40) {
            true => format!("returns {}\n", random.below(9)),
            false => format!("raises {} it broke\n", kind(random)),
        };
        script += match managers {
            1 if random.chance(60) => "run one\n",
            _ => "run all\n",
        };
    }
    script
}

fn manager(random: &mut Random, number: usize) -> String {
    match random.below(8) {
        0 => format!("connection c{number}\n"),
        1 => format!("suppress {}\n", kind(random)),
        2 => "suppress KeyError ValueError\n".to_string(),
        _ => {
            let mut line = format!("manager m{number}");
            if random.chance(35) {
                line += " swallows";
            }
            if random.chance(20) {
                line += &format!(" enter-fails {}", kind(random));
            }
            if random.chance(25) {
                line += &format!(" exit-fails {}", kind(random));
            }
            line + "\n"
        }
    }
}

fn kind(random: &mut Random) -> &'static str {
    ["KeyError", "ValueError", "OSError"][random.below(3)]
}
