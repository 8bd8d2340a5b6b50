//! Scripts for Error types with codes and causes: a few errors that are wrapped again and again in all kinds of others, and
//! operands around the limits.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::from("number e0 abc\nage-error e1 1001\nforeign e2 secret\n");
    for _ in 0..size {
        let name = format!("e{}", random.below(3));
        script += &match random.below(15) {
            0 => format!(
                "number {name} {}\n",
                random.pick(&["x", "''", "1_", "99999999999"])
            ),
            1 => format!("zero {name}\n"),
            2 => format!("age-error {name} {}\n", random.pick(&["1001", "1002"])),
            3 => format!("connection {name} db.internal refused\n"),
            4 => format!("foreign {name} secret\n"),
            5 => format!("connection {name} host lost {name}\n"),
            6..8 => format!("wrapped {name} doing_this {name}\n"),
            8 => format!("foreign {name} library {name}\n"),
            9 => {
                let operands = [
                    "7",
                    "-7",
                    "0",
                    "2",
                    "x",
                    "''",
                    "-2147483648",
                    "-1",
                    "2147483648",
                ];
                format!(
                    "divide {} {}\n",
                    random.pick(&operands),
                    random.pick(&operands)
                )
            }
            14 => format!("divide -2147483648 {}\n", random.pick(&["-1", "1"])),
            10 => {
                let ages = ["-1", "0", "150", "151", "256", "300", "a", "-300", "77"];
                format!("validate {}\n", random.pick(&ages))
            }
            _ => format!("chain {name}\ncode {name}\nrespond {name}\n"),
        };
    }
    script + "chain e0\nrespond e0\ncode e1\nrespond e1\nshow e2\n"
}
