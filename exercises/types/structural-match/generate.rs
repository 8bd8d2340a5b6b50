//! Scripts for structural matching: values of every shape, with numbers around the limits of the rules.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::new();
    for _ in 0..size {
        if random.chance(15) {
            script += &format!("limit {}\n", random.between(-2, 12));
        }
        script += &format!("describe {}\n", value(random, 3));
    }
    script
}

fn value(random: &mut Random, depth: usize) -> String {
    let kinds = if depth == 0 { 7 } else { 13 };
    match random.below(kinds) {
        0..3 => random.between(-3, 12).to_string(),
        3 => random.pick(&["true", "false"]).to_string(),
        4 | 5 => random
            .pick(&["\"\"", "\"Ann\"", "\"ab\"", "\"x\""])
            .to_string(),
        6 => format!(
            "point({}, {})",
            random.between(-1, 1),
            random.between(-1, 2)
        ),
        7 | 8 => format!("[{}]", values(random, depth - 1)),
        9 | 10 => format!("({})", values(random, depth - 1)),
        _ => {
            let mut keys = vec!["name", "age", "key", "x"];
            let mut entries = Vec::new();
            for _ in 0..random.below(4) {
                let key = keys.remove(random.below(keys.len()));
                let value = match key {
                    "name" if random.chance(70) => random.pick(&["\"Ann\"", "\"\""]).to_string(),
                    "age" if random.chance(70) => {
                        random.pick(&["30", "0", "true", "-1"]).to_string()
                    }
                    _ => value(random, depth - 1),
                };
                entries.push(format!("{key}: {value}"));
            }
            format!("{{{}}}", entries.join(", "))
        }
    }
}

fn values(random: &mut Random, depth: usize) -> String {
    let values: Vec<String> = (0..random.below(5)).map(|_| value(random, depth)).collect();
    values.join(", ")
}
