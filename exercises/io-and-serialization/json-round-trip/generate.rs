//! Scripts for JSON: small values with odd characters and numbers, and texts in which a character is missing or too
//! many.

use crate::grader::Random;

const STRINGS: [&str; 10] = [
    "",
    "a",
    "two words",
    "<e9>",
    "<1f600>",
    "<0>",
    "q\"uote",
    "back\\slash",
    "<a><9><d>",
    "<7f><3c>",
];
const NUMBERS: [&str; 14] = [
    "0",
    "-0",
    "7",
    "-12",
    "1.5",
    "-0.0",
    "1e5",
    "2E-3",
    "1e+400",
    "01",
    "1.",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
];
const TEXTS: [&str; 13] = [
    "\\u+123",
    "",
    "a",
    "<e9>",
    "<1f600>",
    "\\n",
    "\\/",
    "\\u00e9",
    "\\u00E9",
    "\\ud83d\\ude00",
    "\\ud83d",
    "\\ude00x",
    "\\x",
];

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for _ in 0..size.div_ceil(3) {
        if random.chance(8) {
            let operation = random.pick(&["nest-lists", "nest-objects", "sibling-lists"]);
            lines.push(format!("{operation} {}", random.between(199, 202)));
        } else if random.chance(40) {
            value(random, 2, &mut lines);
            lines.push(random.pick(&["dump", "trip"]).to_string());
        } else {
            let mut parts = text(random, 2);
            if random.chance(35) {
                let place = random.below(parts.len());
                match random.below(3) {
                    0 => drop(parts.remove(place)),
                    1 => parts.insert(
                        place,
                        random.pick(&[",", ":", "]", "}", "x", "<20>"]).to_string(),
                    ),
                    _ => parts.swap(place, 0),
                }
            }
            let operation = random.pick(&["load", "load", "load", "prefixes"]);
            lines.push(format!("{operation} {}", parts.concat()));
        }
    }
    lines.join("\n") + "\n"
}

/// Lines that put one value on the stack.
fn value(random: &mut Random, depth: usize, lines: &mut Vec<String>) {
    let kinds = if depth == 0 { 6 } else { 10 };
    match random.below(kinds) {
        0 => lines.push(random.pick(&["null", "true", "false"]).to_string()),
        1 | 2 => lines.push(format!(
            "int {}",
            random.pick(&["0", "-7", "9223372036854775807"])
        )),
        3 => lines.push(format!(
            "float {}",
            random.pick(&["1.0", "-0.0", "0.1", "1e16", "1e-7"])
        )),
        4 | 5 => lines.push(format!("str {}", random.pick(&STRINGS))),
        6 | 7 => {
            let count = random.below(4);
            (0..count).for_each(|_| value(random, depth - 1, lines));
            lines.push(format!("list {count}"));
        }
        _ => {
            let keys = ["b", "a", "<e9>"];
            let count = random.below(keys.len() + 1);
            (0..count).for_each(|_| value(random, depth - 1, lines));
            lines.push(format!("object {}", keys[..count].join(" ")));
        }
    }
}

/// The parts of a JSON text.
fn text(random: &mut Random, depth: usize) -> Vec<String> {
    let blank = random.pick(&["", "", "", " ", "<9>", "<a>"]).to_string();
    let kinds = if depth == 0 { 5 } else { 9 };
    let mut parts = vec![blank.clone()];
    match random.below(kinds) {
        0 => parts.push(
            random
                .pick(&["null", "true", "false", "True", "nul"])
                .to_string(),
        ),
        1 | 2 => parts.push(random.pick(&NUMBERS).to_string()),
        3 | 4 => parts.push(format!("\"{}\"", random.pick(&TEXTS))),
        5 | 6 => {
            parts.push("[".to_string());
            for index in 0..random.below(4) {
                parts.extend((index > 0).then(|| ",".to_string()));
                parts.extend(text(random, depth - 1));
            }
            parts.push("]".to_string());
        }
        _ => {
            parts.push("{".to_string());
            for index in 0..random.below(6) {
                parts.extend((index > 0).then(|| ",".to_string()));
                parts.push(random.pick(&["\"a\"", "\"b\""]).to_string());
                parts.push(format!("{blank}:"));
                parts.extend(text(random, depth - 1));
            }
            parts.push("}".to_string());
        }
    }
    parts.push(blank);
    parts
}
