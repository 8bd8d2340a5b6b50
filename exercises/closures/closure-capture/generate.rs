//! Scripts for closures: two names for each kind of function and small amounts, so that several share a name's state and
//! accounts run empty.

use crate::grader::Random;

const NAMES: [&str; 2] = ["a", "b"];

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::new();
    for name in NAMES {
        script += &format!(
            "adder {name} 1\ncounter {name}\naccount {name} 3\nmultiplier {name}\nlate {name} 2\n"
        );
    }
    // The functions that are gone: none of them is called before it is made anew.
    let mut gone: Vec<(&str, &str)> = Vec::new();
    for _ in 0..size {
        let name = NAMES[random.below(2)];
        let part = [
            "adder", "counter", "deposit", "withdraw", "balance", "multiply", "factor", "call",
        ][random.below(8)];
        if random.chance(12) {
            let (line, parts) = made(random, name);
            gone.retain(|(kind, owner)| *owner != name || !parts.contains(kind));
            script += &line;
        } else if gone.contains(&(part, name)) {
            continue;
        } else if random.chance(12) {
            gone.push((part, name));
            script += &format!("drop {part} {name}\n");
        } else {
            script += &match part {
                "adder" => format!("add {name} {}\n", random.between(-3, 3)),
                "counter" => format!("next {name}\n"),
                "deposit" => format!("deposit {name} {}\n", random.below(4)),
                "withdraw" => format!("withdraw {name} {}\n", random.below(6)),
                "balance" => format!("balance {name}\n"),
                "multiply" => format!("multiply {name} {}\n", random.between(-3, 3)),
                "factor" if random.chance(60) => format!("set {name} {}\n", random.between(-2, 4)),
                "factor" => format!("factor {name}\n"),
                _ => format!("call {name}\n"),
            };
        }
    }
    script
}

/// A line that makes functions anew, and which they are.
fn made(random: &mut Random, name: &str) -> (String, &'static [&'static str]) {
    let number = random.below(5);
    match random.below(6) {
        0 => (format!("adder {name} {number}\n"), &["adder"]),
        1 => (format!("counter {name}\n"), &["counter"]),
        2 => (
            format!("account {name} {number}\n"),
            &["deposit", "withdraw", "balance"],
        ),
        3 => (format!("multiplier {name}\n"), &["multiply", "factor"]),
        4 => (format!("late {name} {number}\n"), &["call"]),
        _ => (format!("early {name} {number}\n"), &["call"]),
    }
}
