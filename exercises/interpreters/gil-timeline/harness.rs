//! Builds workloads from a script, one operation a line, and reports what `simulate` and `best` make of them.

use std::io::Read;

use crate::grader::report;
use crate::solution::{Burst, Kind, Report, Setup, best, simulate};

pub fn run() {
    let mut script = String::new();
    std::io::stdin()
        .read_to_string(&mut script)
        .expect("the script is not UTF-8");
    let mut tasks: Vec<Vec<Burst>> = Vec::new();
    let mut setups: Vec<Setup> = Vec::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["clear"] => tasks.clear(),
            ["clear-setups"] => setups.clear(),
            ["task", ref bursts @ ..] => tasks.push(parse_bursts(bursts)),
            ["repeat", times, ref bursts @ ..] => {
                let bursts = parse_bursts(bursts);
                tasks.extend((0..number(times)).map(|_| bursts.clone()));
            }
            ["random", seed, count, bursts, longest] => {
                let mut state = number(seed);
                for _ in 0..number(count) {
                    let bursts = 0..number(bursts);
                    let longest = number(longest).max(1);
                    tasks.push(bursts.map(|_| random_burst(&mut state, longest)).collect());
                }
            }
            ["run", lanes, quantum] => {
                let made = simulate(&tasks, lanes_of(lanes), quantum_of(quantum));
                report!("run {lanes} {quantum} -> {}", summary(&made));
                report!("  finish {:?}", made.finish);
                for (start, lane, task, length) in &made.slices {
                    report!("  at {start} lane {lane} runs task {task} for {length}");
                }
            }
            ["brief", lanes, quantum] => {
                let made = simulate(&tasks, lanes_of(lanes), quantum_of(quantum));
                report!("brief {lanes} {quantum} -> {}", summary(&made));
            }
            ["sum", lanes, quantum] => {
                let made = simulate(&tasks, lanes_of(lanes), quantum_of(quantum));
                report!("sum {lanes} {quantum} -> {}", summary(&made));
                let mut finish_sum = 0;
                for finish in &made.finish {
                    mix(&mut finish_sum, *finish);
                }
                let mut slice_sum = 0;
                for (start, lane, task, length) in &made.slices {
                    for part in [*start, *lane as u64, *task as u64, *length] {
                        mix(&mut slice_sum, part);
                    }
                }
                report!(
                    "  {} tasks (checksum {finish_sum}), {} slices (checksum {slice_sum})",
                    made.finish.len(),
                    made.slices.len()
                );
            }
            ["setup", lanes, quantum, startup] => setups.push(Setup {
                lanes: lanes_of(lanes),
                quantum: quantum_of(quantum),
                startup: number(startup),
            }),
            ["best"] => {
                assert!(!setups.is_empty(), "the script has no setup for `best`");
                report!("best of {} -> {}", setups.len(), best(&tasks, &setups));
            }
            _ => panic!("unknown operation in the script: {line:?}"),
        }
    }
}

fn number(word: &str) -> u64 {
    word.parse()
        .unwrap_or_else(|_| panic!("not a number in the script: {word:?}"))
}

fn at_least_one(word: &str) -> u64 {
    match number(word) {
        0 => panic!("the script says 0 where 1 is the least"),
        n => n,
    }
}

fn lanes_of(word: &str) -> usize {
    at_least_one(word) as usize
}

fn quantum_of(word: &str) -> Option<u64> {
    (word != "none").then(|| at_least_one(word))
}

fn parse_bursts(words: &[&str]) -> Vec<Burst> {
    let pairs = words.chunks(2).map(|pair| match *pair {
        ["cpu", length] => Burst::Cpu(at_least_one(length)),
        ["io", length] => Burst::Io(at_least_one(length)),
        _ => panic!("no burst in the script: {pair:?}"),
    });
    pairs.collect()
}

fn random_burst(state: &mut u64, longest: u64) -> Burst {
    let mut next = || {
        *state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        *state >> 33
    };
    let computes = next() % 2 == 0;
    let length = 1 + next() % longest;
    if computes {
        Burst::Cpu(length)
    } else {
        Burst::Io(length)
    }
}

fn mix(sum: &mut u64, part: u64) {
    *sum = (*sum * 1_000_003 + part) % 1_000_000_007;
}

fn summary(made: &Report) -> String {
    let kind = match made.kind {
        Kind::Sequential => "sequential",
        Kind::Concurrent => "concurrent",
        Kind::Parallel => "parallel",
    };
    format!(
        "makespan {}, switches {}, peak {}, {kind}",
        made.makespan, made.switches, made.peak
    )
}
