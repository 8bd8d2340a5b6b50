//! Scripts for loggers, handlers and propagation: few names on one branch and two sinks, so that records meet several
//! handlers, are stopped on their way, and are written twice.

use crate::grader::Random;

const LEVELS: [&str; 5] = ["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"];
const NAMES: [&str; 5] = ["(root)", "a", "a.b", "a.b.c", "ab"];
const SINKS: [&str; 2] = ["s", "t"];
const FORMATS: [&str; 5] = [
    "%(name)s %(levelname)s %(message)s",
    "%(message)s",
    "%(message)s%%%(name)s",
    "%%(name)s % %(x)s",
    "%(name)s",
];
const MESSAGES: [&str; 4] = ["hello", "50%%", "%(name)s", "%(levelname)s %"];

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut lines = Vec::new();
    let mut listed: Vec<&str> = Vec::new();
    for first in [
        "format f %(name)s/%(message)s",
        "format g %(levelname)s",
        "named-handler h s DEBUG f",
        "named-handler i t INFO g",
        "handler (root) s DEBUG %(message)s",
    ] {
        if random.chance(85) {
            lines.push(first.to_string());
        }
    }
    for _ in 0..size {
        let mut name = *random.pick(&NAMES);
        if lines.len() < 8 && random.chance(50) {
            name = "a";
        }
        let line = match random.below(20) {
            0..=1 => format!("level {name} {}", own_level(random)),
            2 => format!("propagate {name} {}", switch(random)),
            3..=6 => format!(
                "handler {name} {} {} {}",
                random.pick(&SINKS),
                random.pick(&LEVELS[..3]),
                random.pick(&FORMATS)
            ),
            7 if random.chance(50) => "effective ab".to_string(),
            7 => format!("effective {name}"),
            8..=12 => format!(
                "log {name} {} {}",
                random.pick(&LEVELS),
                random.pick(&MESSAGES)
            ),
            13 => format!("lines {}", random.pick(&SINKS)),
            14 => format!(
                "format {} {}",
                random.pick(&["f", "g"]),
                random.pick(&FORMATS)
            ),
            15 => format!(
                "named-handler {} {} {} {}",
                random.pick(&["h", "i"]),
                random.pick(&SINKS),
                random.pick(&LEVELS[..2]),
                random.pick(&["f", "g"])
            ),
            16..=17 if !listed.contains(&name) => {
                listed.push(name);
                let handlers = ["h", "i", "h i", "", "h nobody"];
                format!(
                    "logger {name} {} {} {}",
                    own_level(random),
                    switch(random),
                    random.pick(&handlers)
                )
            }
            18 if random.chance(25) => {
                listed.clear();
                "new-config".to_string()
            }
            _ => "configure".to_string(),
        };
        lines.push(line);
    }
    for sink in SINKS {
        lines.push(format!("lines {sink}"));
    }
    lines.join("\n") + "\n"
}

fn own_level(random: &mut Random) -> &'static str {
    if random.chance(30) {
        "none"
    } else {
        LEVELS[random.below(4)]
    }
}

fn switch(random: &mut Random) -> &'static str {
    if random.chance(30) { "off" } else { "on" }
}
