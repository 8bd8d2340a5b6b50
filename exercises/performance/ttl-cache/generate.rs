//! Scripts for a cache with expiry: four keys, room for two or three, and a clock that moves by about the time to live.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let ttl = ["0", "2", "3", "none"][random.below(4)];
    let mut lines = vec![format!("new {} {ttl}", random.between(2, 3))];
    for at in 0..size {
        let key = ["a", "b", "c", "d"][random.below(4)];
        lines.push(match random.below(16) {
            0..4 => format!("put {key} {at}"),
            4 => format!("put {key} {at}\ntick 2\nget {key}\nput {key} {at}{at}\ntick 2\nget {key}\ntick 1\nget {key}"),
            5 => format!("get {key}"),
            6 | 7 => format!("tick 1\nget {key}\ntick 2\nget {key}"),
            8..11 => format!("tick {}", random.between(1, 3)),
            11 => "len".to_string(),
            12 => "keys".to_string(),
            13 => "evictions".to_string(),
            14 if random.chance(40) => "clear".to_string(),
            _ => format!("fib {}\nfib-keys", random.between(0, 6)),
        });
    }
    lines.push("keys\nevictions".to_string());
    lines.join("\n") + "\n"
}
