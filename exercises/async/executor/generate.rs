//! Scripts for an executor: a few tasks in a tree, with short sleeps that often end at the same time, flags that are
//! waited for and perhaps never set, and a loop that is run again or closed.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let tasks = 1 + random.below(4);
    // The programs of the tasks, and of main at the end.
    let mut programs: Vec<Vec<String>> =
        (0..tasks).map(|_| vec!["log start".to_string()]).collect();
    programs.push(Vec::new());
    for task in 0..tasks {
        // Each is spawned by a later one, once, so a program never spawns itself.
        let parent = task + 1 + random.below(tasks - task);
        programs[parent].push(format!("spawn t{task}"));
        for _ in 0..random.below(3) {
            let step = step(random);
            programs[parent].push(step);
        }
        if random.chance(60) {
            programs[parent].push(format!("join t{task}"));
        }
    }
    for _ in 0..size {
        let program = random.below(tasks + 1);
        let step = step(random);
        programs[program].push(step);
    }
    let mut lines = Vec::new();
    for (task, program) in programs[..tasks].iter().enumerate() {
        lines.push(format!("def t{task} {}", program.join("; ")));
    }
    lines.push(format!("run {}; log end", programs[tasks].join("; ")));
    lines.push("polls".to_string());
    if random.chance(30) {
        lines.push("close".to_string());
    }
    lines.push(format!("run sleep {}", random.between(0, 20)));
    lines.push("polls".to_string());
    lines.push("close".to_string());
    lines.join("\n") + "\n"
}

fn step(random: &mut Random) -> String {
    let flag = *random.pick(&["f", "g"]);
    match random.below(12) {
        0..=3 => format!("sleep {}", random.between(0, 4)),
        4 => format!("make s 2; sleep {}; await s", random.between(0, 2)),
        5 => format!("yield {}", random.between(1, 3)),
        6 => format!("set {flag}"),
        7 => format!("later {} set {flag}", random.between(0, 9)),
        8 => format!("later {} log ring", random.between(0, 4)),
        9 => format!("nudge {flag} {}", random.between(1, 2)),
        10 => format!("wait {flag}"),
        _ => "log here".to_string(),
    }
}
