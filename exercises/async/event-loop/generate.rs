//! Scripts for an event loop: short sleeps, blocks and jobs of a few tasks, so that much is due at the same moment and
//! helpers are all busy.
//!
//! A run spawns each of its tasks once, and only `main` and the tasks called `w…` join others, always the first one.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::new();
    for part in 0..size.div_ceil(6) {
        for name in ["x", "y", "z"] {
            let own = format!("{name}{part}");
            let mut steps: Vec<String> = (0..random.between(1, 5))
                .map(|_| step(random, &own))
                .collect();
            if name != "x" && random.chance(40) {
                steps.push(format!("await x{part}"));
            }
            steps.push(format!("log {own}"));
            script += &format!("define {own}: {}\n", steps.join("; "));
        }
        script += &format!("define w{part}: join t0; log waited; sleep 1; log w\n");
        script += &run(random, part);
    }
    script
}

fn run(random: &mut Random, part: usize) -> String {
    let mut steps = Vec::new();
    let mut tasks = 0;
    for _ in 0..random.between(2, 6) {
        if random.chance(60) {
            let name = match tasks {
                0 => "x",
                _ => ["x", "y", "z", "w"][random.below(4)],
            };
            steps.push(format!("spawn {name}{part} as t{tasks}"));
            tasks += 1;
        } else if tasks > 0 && random.chance(40) {
            steps.push(format!("join t{}", random.below(tasks)));
        } else {
            steps.push(step(random, "main"));
        }
    }
    if random.chance(70) {
        steps.extend((0..tasks).map(|task| format!("join t{task}")));
    }
    steps.push("log end".to_string());
    format!(
        "run {} {}: {}\n",
        random.between(1, 2),
        random.between(1, 4),
        steps.join("; ")
    )
}

fn step(random: &mut Random, name: &str) -> String {
    match random.below(12) {
        0..2 => format!("log {name}-{}", random.below(9)),
        2..4 => "yield".to_string(),
        4..6 => format!("sleep {}", random.below(4)),
        6..8 => format!("block {}", random.pick(&[0, 1, 2, 3, 7])),
        _ => format!("offload {}", random.below(4)),
    }
}
