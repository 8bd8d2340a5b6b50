//! Scripts for assertions that explain themselves: short lists over few values, numbers that are near each other or no
//! ordinary numbers, and all kinds of errors and panics.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let numbers = [
        "0",
        "-0",
        "1",
        "1.5",
        "1.25",
        "4",
        "8",
        "-8",
        "inf",
        "-inf",
        "nan",
        "0.0149999",
        "0.0150001",
    ];
    let bounds = [
        "places 0",
        "places 2",
        "delta 0.25",
        "delta 0",
        "rel 0.5",
        "rel 0.125",
        "delta 4",
    ];
    let errors = ["ok 1", "missing 2", "invalid x", "wrapped 3"];
    let deeds = ["return", "literal", "text 3 keys lost", "number"];
    let mut lines = Vec::new();
    for _ in 0..size {
        lines.push(match random.below(9) {
            0..=1 => {
                let message = if random.chance(30) { " : so it is" } else { "" };
                format!(
                    "list {} | {}{message}",
                    list(random, &["1", "2"]),
                    list(random, &["1", "2"])
                )
            }
            2 if random.chance(20) => "near 0.0149999 0.0150001 places 2".to_string(),
            2..=3 => format!(
                "near {} {} {}",
                random.pick(&numbers),
                random.pick(&numbers),
                random.pick(&bounds)
            ),
            4 => format!(
                "count {} | {}",
                list(random, &["1", "2", "3"]),
                list(random, &["1", "2", "3"])
            ),
            5 => {
                let values = ["nan", "1", "0", "-0"];
                format!(
                    "count-floats {} | {}",
                    list(random, &values),
                    list(random, &values)
                )
            }
            6 => format!(
                "raises {} {}",
                random.pick(&["missing", "invalid"]),
                random.pick(&errors)
            ),
            7 => format!(
                "panics {} {}",
                random.pick(&["*", "luck", "3", "unknown"]),
                random.pick(&deeds)
            ),
            _ => format!(
                "check {} {} no",
                random.pick(&["on", "off"]),
                random.pick(&["true", "false"])
            ),
        });
    }
    lines.join("\n") + "\n"
}

fn list(random: &mut Random, values: &[&str]) -> String {
    let length = random.below(5);
    let items: Vec<&str> = (0..length).map(|_| *random.pick(values)).collect();
    items.join(" ")
}
