//! Scripts for Checking before running, failing while running: three names and both types everywhere, so that operations
//! fail, annotations are contradicted, and blocks are passed over.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::new();
    let mut left = size;
    while left > 0 {
        // Names that are there, so that a program does not end at once.
        script += "x = 1\ny = \"a\"\n";
        let length = left.min(6);
        block(random, length, 2, &mut script);
        script += "go\n";
        left -= length;
    }
    script
}

fn block(random: &mut Random, length: usize, depth: usize, script: &mut String) {
    for _ in 0..length {
        let value = expression(random, 2);
        let name = random.pick(&["x", "y", "z"]);
        match random.below(10) {
            0..3 => *script += &format!("{name} = {value}\n"),
            3..6 => *script += &format!("{name}: {} = {value}\n", random.pick(&["int", "str"])),
            6 if depth > 0 => {
                *script += &format!("if {value}\n");
                block(random, 2, depth - 1, script);
                if random.chance(70) {
                    *script += "else\n";
                    block(random, 2, depth - 1, script);
                }
                *script += "end\n";
            }
            _ => *script += &format!("print {value}\n"),
        }
    }
}

fn expression(random: &mut Random, depth: usize) -> String {
    match random.below(10) {
        0..3 => random.between(-1, 3).to_string(),
        3..5 => random.pick(&["\"\"", "\"a\"", "\"b\""]).to_string(),
        5..7 => random.pick(&["x", "y", "z"]).to_string(),
        // At most one name in a product: numbers and texts stay small.
        7 if depth > 0 => format!(
            "{} * {}",
            random.pick(&["x", "y", "\"c\"", "2"]),
            random.pick(&["2", "0", "-1", "\"d\""])
        ),
        _ if depth > 0 => format!(
            "( {} + {} )",
            expression(random, depth - 1),
            expression(random, depth - 1)
        ),
        _ => "1".to_string(),
    }
}
