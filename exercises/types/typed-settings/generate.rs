//! Scripts for Settings with literals and typed access: short words over few characters, so that many are nearly numbers or
//! nearly lists, and settings of all kinds that are asked for as all types.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let types = [
        "int",
        "float",
        "bool",
        "str",
        "level",
        "opt-int",
        "opt-level",
        "opt-list-int",
        "list-int",
        "list-float",
        "list-str",
        "list-level",
        "list-opt-int",
        "list-opt-level",
        "list-list-int",
    ];
    let mut script = String::new();
    for _ in 0..size {
        script += &match random.below(9) {
            // A list of lists of numbers, perhaps with a text in an inner one.
            8 => format!(
                "|a = [[{}], [{}, {}]]\nparse\nget list-list-int a\n",
                random.pick(&["", "1", "'x'"]),
                good(random, 0),
                random.pick(&["2", "'x'", "3.5"])
            ),
            0..3 => format!("lit {}\n", literal(random, 2)),
            3 => {
                let mut lines = String::new();
                for _ in 0..random.below(5) {
                    lines += &match random.below(12) {
                        0 => "|\n".to_string(),
                        1 => "|  # a = 1\n".to_string(),
                        2 => format!("|{}\n", literal(random, 1)),
                        3 => format!("| = {}\n", literal(random, 1)),
                        _ => format!("|{} = {}\n", random.pick(&["a", "b", "c"]), good(random, 2)),
                    };
                }
                lines + "parse\n"
            }
            4 => format!(
                "|{} = {}\nparse\n",
                random.pick(&["a", "b"]),
                good(random, 2)
            ),
            5 => format!(
                "get-or {} {}\n",
                random.pick(&types),
                random.pick(&["a", "b", "c"])
            ),
            _ => format!(
                "get {} {}\n",
                random.pick(&types),
                random.pick(&["a", "b", "c"])
            ),
        };
    }
    script
}

/// Something that is a literal most of the time.
fn literal(random: &mut Random, depth: usize) -> String {
    if random.chance(40) {
        return good(random, depth);
    }
    let alphabet: &[&str] = match random.below(3) {
        0 => &["0", "1", "7", "_", ".", "e", "-", "+", "1", "0"],
        1 => &["0x", "0b", "0O", "_", "1", "0", "f", "-"],
        _ => &["[", "]", ",", " ", "1", "'a'", "\"b\"", "'", "None", "[2]"],
    };
    (0..random.between(1, 6))
        .map(|_| *random.pick(alphabet))
        .collect()
}

fn good(random: &mut Random, depth: usize) -> String {
    match random.below(10) {
        0 => "None".to_string(),
        1 => random.pick(&["True", "False"]).to_string(),
        2..4 => random.between(-2, 12).to_string(),
        4 => random
            .pick(&[
                "0.0",
                "1.5",
                "-2e1",
                ".5",
                "1_0.",
                "0x_1f",
                "0b11",
                "9223372036854775807",
            ])
            .to_string(),
        5..7 => random
            .pick(&["''", "\"low\"", "'high'", "'a, b'", "\"]\"", "\"it's\""])
            .to_string(),
        _ if depth > 0 => {
            let items: Vec<String> = (0..random.below(4))
                .map(|_| good(random, depth - 1))
                .collect();
            format!("[{}]", items.join(*random.pick(&[",", ", ", " , "])))
        }
        _ => "1".to_string(),
    }
}
