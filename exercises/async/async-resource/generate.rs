//! Scripts for asynchronous context managers: two kinds of resources with few pauses that often fail or swallow, and uses that are
//! polled in turns and often dropped halfway.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for name in ["a", "b"] {
        lines.push(resource(random, name));
    }
    let mut begun = [false, false];
    for _ in 0..size {
        let at = random.below(2);
        let name = ["u", "v"][at];
        if begun[at] {
            begun[at] = random.chance(75);
            lines.push(match begun[at] {
                true => format!("poll {name}"),
                false => format!("{} {name}", random.pick(&["finish", "drop"])),
            });
            continue;
        }
        let kind = *random.pick(&["a", "b"]);
        lines.push(resource(random, kind));
        let pauses = random.below(3);
        lines.push(match random.chance(50) {
            true => format!("body {pauses} ok {}", random.below(9)),
            false => format!("body {pauses} fail oh"),
        });
        lines.push(match random.chance(40) {
            true => format!("use {name} {kind}"),
            false => format!("pair {name} a b"),
        });
        begun[at] = true;
    }
    lines.push("finish u".to_string());
    lines.push("drop v".to_string());
    lines.join("\n") + "\n"
}

fn resource(random: &mut Random, name: &str) -> String {
    let mut line = format!("resource {name} {} {}", random.below(3), random.below(3));
    if random.chance(15) {
        line += " fails";
    }
    if random.chance(35) {
        line += " swallows";
    }
    line
}
