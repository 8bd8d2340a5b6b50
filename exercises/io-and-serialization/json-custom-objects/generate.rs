//! Scripts for custom objects in JSON: values with persons, sets and opaque things in every place, rules that answer
//! with things that need a rule themselves, and objects with the same key twice.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::new();
    for _ in 0..size {
        script += &match random.below(16) {
            0 => format!("default {}\n", random.pick(&["rules", "persons"])),
            1 => format!("hook {}\n", random.pick(&["persons", "plain", "sizes"])),
            // An answer asks only for what comes later in the alphabet, so that there is no end without an answer.
            2 => format!(
                "rule Opaque(A) => {}\n",
                random.pick(&["[Opaque(B), 1]", "{'k': Opaque(C)}", "{1}", "None"])
            ),
            3 => format!(
                "rule Opaque(B) => {}\n",
                random.pick(&["Person('Bo', 2)", "(1, Opaque(C))", "'b'"])
            ),
            4 => format!(
                "rule {{1}} => {}\n",
                random.pick(&["[1]", "()", "{'set': [1]}"])
            ),
            5 => format!(
                "rule Person('Eve', 35) => {}\n",
                random.pick(&["'Eve'", "Opaque(B)"])
            ),
            6 => format!("ask {}\n", value(random, 1)),
            7..11 => format!("encode {}\n", value(random, 3)),
            11..14 => format!("decode {}\n", tree(random, 3)),
            _ => format!("round {}\n", value(random, 3)),
        };
    }
    script
}

fn value(random: &mut Random, depth: usize) -> String {
    let kinds = if depth == 0 { 9 } else { 14 };
    match random.below(kinds) {
        0 => random.pick(&["None", "True", "False"]).to_string(),
        1 | 2 => random.between(-1, 35).to_string(),
        3 => random.pick(&["''", "'a'", "'Eve'"]).to_string(),
        4 | 5 => random
            .pick(&["Person('Eve', 35)", "Person('', 0)"])
            .to_string(),
        6 => random.pick(&["{1}", "set()", "{True, 'a'}"]).to_string(),
        7 | 8 => random
            .pick(&["Opaque(A)", "Opaque(B)", "Opaque(C)"])
            .to_string(),
        9 | 10 => format!("[{}]", values(random, depth - 1)),
        11 => format!("({})", values(random, depth - 1)),
        _ => {
            let mut keys = vec![
                "'a'",
                "2",
                "'2'",
                "True",
                "'true'",
                "None",
                "'__person__'",
                "'name'",
                "'age'",
            ];
            if random.chance(10) {
                keys.extend(["(1,)", "Opaque(K)", "Person('Eve', 35)", "{1}", "[]"]);
            }
            let mut entries = Vec::new();
            for _ in 0..random.below(4) {
                let key = keys.remove(random.below(keys.len()));
                entries.push(format!("{key}: {}", value(random, depth - 1)));
            }
            format!("{{{}}}", entries.join(", "))
        }
    }
}

fn values(random: &mut Random, depth: usize) -> String {
    let values: Vec<String> = (0..random.below(4)).map(|_| value(random, depth)).collect();
    values.join(", ")
}

fn tree(random: &mut Random, depth: usize) -> String {
    let kinds = if depth == 0 { 4 } else { 10 };
    match random.below(kinds) {
        0 => random.pick(&["null", "true", "false"]).to_string(),
        1 => random.between(-1, 35).to_string(),
        2 | 3 => random.pick(&["\"\"", "\"Eve\""]).to_string(),
        4 | 5 => {
            let items: Vec<String> = (0..random.below(3))
                .map(|_| tree(random, depth - 1))
                .collect();
            format!("[{}]", items.join(", "))
        }
        6 | 7 => {
            let tag = random.pick(&["true", "true", "true", "false", "1", "{}"]);
            let name = random.pick(&["\"Eve\"", "\"Eve\"", "\"\"", "null"]);
            let age = random.pick(&["35", "35", "\"35\"", "true"]);
            let mut entries = vec![
                format!("\"name\": {name}"),
                format!("\"__person__\": {tag}"),
                format!("\"age\": {age}"),
                format!("\"x\": {}", tree(random, depth - 1)),
            ];
            let last = entries.len() - 1;
            entries.swap(random.below(4), last);
            entries.truncate(random.between(2, 4).unsigned_abs() as usize);
            format!("{{{}}}", entries.join(", "))
        }
        _ => {
            let mut entries = Vec::new();
            for _ in 0..random.below(4) {
                let key = random.pick(&["a", "b", "name"]);
                entries.push(format!("\"{key}\": {}", tree(random, depth - 1)));
            }
            format!("{{{}}}", entries.join(", "))
        }
    }
}
