//! Runs programs for the event loop, which a script defines, and reports what came of each.
//!
//! `define NAME: STEP; STEP...` gives a name to steps, `run WORKERS SLOW-AFTER: STEP; STEP...` runs a main task. The
//! steps are `log TEXT`, `await NAME`, `spawn NAME` (a task with the defined steps that is called like them),
//! `spawn NAME as TASK`, `join TASK`, `yield`, `sleep TIME`, `block TIME` and `offload TIME`.
//! `crowd TASKS ROUNDS WORKERS LONGEST` runs many tasks that do all of that, with sleeps shorter than LONGEST, and
//! reports a checksum.

use std::collections::HashMap;

use crate::grader::report;
use crate::solution::{Report, Step, run as run_loop};

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is text");
    let mut defined: HashMap<String, Vec<Step>> = HashMap::new();
    for line in script.lines().filter(|line| !line.trim().is_empty()) {
        let (operation, steps) = line.split_once(':').unwrap_or((line, ""));
        let words: Vec<&str> = operation.split_whitespace().collect();
        match words[..] {
            ["define", name] => {
                let steps = read_steps(steps, &defined, line);
                defined.insert(name.to_string(), steps);
            }
            ["run", workers, slow_after] => {
                let workers: usize = number(workers, line);
                let slow_after: u64 = number(slow_after, line);
                assert!(
                    workers > 0 && slow_after > 0,
                    "0 is not allowed here: {line:?}"
                );
                let steps = read_steps(steps, &defined, line);
                let Report { log, end, slow } = run_loop(steps, workers, slow_after);
                report!("{line}");
                for (time, text) in log {
                    report!("  {time} {text}");
                }
                report!("  end {end}");
                for (name, time) in slow {
                    report!("  slow: {name} {time}");
                }
            }
            ["crowd", tasks, rounds, workers, longest] => {
                let steps = crowd(
                    number(tasks, line),
                    number(rounds, line),
                    number(longest, line),
                );
                let Report { log, end, slow } = run_loop(steps, number(workers, line), 5);
                let sum = log.iter().fold(0, |sum, (time, text)| {
                    text.bytes().map(u64::from).fold(mix(sum, *time), mix)
                });
                let slow_sum = slow.iter().fold(0, |sum, (name, time)| {
                    name.bytes().map(u64::from).fold(mix(sum, *time), mix)
                });
                report!(
                    "{line} -> {} lines, sum {sum}, end {end}, {} slow, sum {slow_sum}",
                    log.len(),
                    slow.len()
                );
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// Spawns many tasks that log, sleep, yield, offload and sometimes block, and joins them all.
fn crowd(tasks: usize, rounds: usize, longest: u64) -> Vec<Step> {
    let mut seed = 2_024_u64;
    let mut random = |bound: u64| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % bound
    };
    let mut steps = Vec::new();
    for task in 0..tasks {
        let name = format!("t{task}");
        let mut own = Vec::new();
        for _ in 0..rounds {
            own.push(match random(16) {
                0..10 => Step::Sleep(random(longest)),
                10..12 => Step::Offload(random(4)),
                12..14 => Step::Yield,
                14 => Step::Block(random(7)),
                _ => Step::Await(vec![
                    Step::Sleep(random(longest)),
                    Step::Log("nap".to_string()),
                ]),
            });
            if random(4) == 0 {
                own.push(Step::Log(name.clone()));
            }
        }
        own.push(Step::Log(name.clone()));
        steps.push(Step::Spawn(name, own));
    }
    for task in 0..tasks {
        steps.push(Step::Join(format!("t{task}")));
    }
    steps
}

fn mix(sum: u64, value: u64) -> u64 {
    (sum * 31 + value) % 1_000_000_007
}

fn read_steps(text: &str, defined: &HashMap<String, Vec<Step>>, line: &str) -> Vec<Step> {
    let find = |name: &str| match defined.get(name) {
        Some(steps) => steps.clone(),
        None => panic!("{name:?} is not defined: {line:?}"),
    };
    let mut steps = Vec::new();
    for part in text.split(';') {
        let words: Vec<&str> = part.split_whitespace().collect();
        steps.push(match words[..] {
            [] => continue,
            ["log", ref text @ ..] => Step::Log(text.join(" ")),
            ["await", name] => Step::Await(find(name)),
            ["spawn", name] => Step::Spawn(name.to_string(), find(name)),
            ["spawn", name, "as", task] => Step::Spawn(task.to_string(), find(name)),
            ["join", name] => Step::Join(name.to_string()),
            ["yield"] => Step::Yield,
            ["sleep", time] => Step::Sleep(number(time, line)),
            ["block", time] => Step::Block(number(time, line)),
            ["offload", time] => Step::Offload(number(time, line)),
            _ => panic!("unknown step {part:?}: {line:?}"),
        });
    }
    steps
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
