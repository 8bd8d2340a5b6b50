//! Scripts for Parse, do not just validate: values around the limits and texts that are nearly numbers, so that every field is
//! wrong now and then and most records are not.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::new();
    for _ in 0..size {
        script += &match random.below(8) {
            0..4 => record(random),
            4..6 => {
                let value = *random.pick(&[-1, 0, 1, 2, 3, 5, 6, 1_000_000, 1_000_001]);
                format!("discount {value}\n")
            }
            6 => format!(
                "int {}{}\n",
                random.between(-2, 2),
                rules(
                    random,
                    2,
                    &["at-least:0", "at-least:1", "at-most:1", "even"]
                )
            ),
            _ => format!(
                "text {}{}\n",
                random.pick(&["\"ab\"", "\"a\"", "\"\""]),
                rules(random, 2, &["contains:a", "contains:b"])
            ),
        };
    }
    script
}

fn record(random: &mut Random) -> String {
    let mut line = String::from("new");
    if random.chance(92) {
        line += &format!(
            " id={}",
            random.pick(&[
                "1", "7", "\"12\"", "0", "\"+1\"", "\"_1\"", "null", "\"-1\"", "2", "3"
            ])
        );
    }
    if random.chance(92) {
        line += &format!(
            " email={}",
            random.pick(&[
                "\"a@b\"", "\"@\"", "\"a@b\"", "\"ab\"", "\"\"", "12", "null", "\"x@\""
            ])
        );
    }
    if random.chance(92) {
        line += &format!(
            " total={}",
            random.pick(&[
                "5",
                "\"5\"",
                "0",
                "-1",
                "\"2000000\"",
                "2000000",
                "\"5_\"",
                "\"x\"",
                "1",
                "2"
            ])
        );
    }
    if random.chance(70) {
        line += &format!(
            " discount={}",
            random.pick(&[
                "0", "1", "\"5\"", "6", "-1", "1000000", "1000001", "null", "\"\"", "\"-0\""
            ])
        );
    }
    line + "\n"
}

fn rules(random: &mut Random, depth: usize, words: &[&str]) -> String {
    let mut list = String::new();
    for _ in 0..random.below(4) {
        list += &match random.below(8) {
            0..2 if depth > 0 => format!(" ({} )", rules(random, depth - 1, words)),
            2..4 => format!(" accept:{}", random.pick(&["a", "b", "c"])),
            4 => format!(" refuse:{}", random.pick(&["a", "b", "c"])),
            _ => format!(" {}", random.pick(words)),
        };
    }
    list
}
