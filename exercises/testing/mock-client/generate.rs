//! Scripts for a mock: bodies that are nearly right, and few calls with the parameters in any order, so that a call is
//! often made and asked after in another order.

use crate::grader::Random;

const BODIES: [&str; 14] = [
    "temp=12",
    "temp=-5",
    "temp=007",
    "temp=-0",
    "temp=",
    "temp=-",
    "temp=+5",
    "temp=--1",
    " temp=1",
    "temp=1 ",
    "temp=1\\n",
    "temp=1.5",
    "temp=9223372036854775808",
    "temp=-9223372036854775808",
];

/// A script of about `size` operations. There is one mock, because each is told only once how to answer.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut lines = vec!["mock".to_string()];
    if random.chance(60) {
        let (status, body) = (status(random), random.pick(&BODIES));
        lines.push(format!("returns {status} \"{body}\""));
    }
    if random.chance(50) {
        let answers: Vec<String> = (0..random.below(4)).map(|_| answer(random)).collect();
        let place = lines.len() - random.below(lines.len());
        lines.insert(place, format!("side-effect {}", answers.join(" | ")));
    }
    lines.push("service key".to_string());
    for _ in 0..size {
        lines.push(match random.below(12) {
            0..3 => format!("temperature {}", random.pick(&["Oslo", "New York"])),
            3..6 => format!("get {}", call(random)),
            6 => "calls".to_string(),
            7 => format!("once {}", call(random)),
            8..10 => {
                let calls: Vec<String> = (0..random.below(3)).map(|_| call(random)).collect();
                format!("has {}", calls.join(" | "))
            }
            10 => format!("show {}", call(random)),
            _ => format!("foreign k {}\nforeign-temperature Rome", answer(random)),
        });
    }
    lines.push("calls".to_string());
    lines.join("\n") + "\n"
}

fn status(random: &mut Random) -> &'static str {
    ["200", "200", "200", "200", "201", "204", "404"][random.below(7)]
}

fn answer(random: &mut Random) -> String {
    match random.chance(25) {
        true => format!("error {}", random.pick(&["timeout", "no route"])),
        false => format!("{} \"{}\"", status(random), random.pick(&BODIES)),
    }
}

fn call(random: &mut Random) -> String {
    let params = ["", " a=1", " a=2", " a=1 b=2", " b=2 a=1", " a=2 b=1"];
    format!("{}{}", random.pick(&["u", "v"]), random.pick(&params))
}
