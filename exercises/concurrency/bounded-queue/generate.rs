//! Scripts for a bounded queue in a single thread: small limits and few items, only such operations as need not wait, and
//! now and then threads that have to.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut lines = Vec::new();
    let (mut cap, mut held, mut unfinished, mut closed) = (1, 0, 0, false);
    let mut made = 0;
    for _ in 0..size {
        let line = match random.below(14) {
            0 => {
                (cap, held, unfinished, closed) = (1 + random.below(3), 0, 0, false);
                format!("new {cap}")
            }
            1..=4 if closed || held < cap => {
                if !closed {
                    held += 1;
                    unfinished += 1;
                }
                made += 1;
                format!("put i{made}")
            }
            5..=6 if closed || held > 0 => {
                held -= held.min(1);
                "get".to_string()
            }
            7 => {
                held -= held.min(1);
                "try-get".to_string()
            }
            8..=9 => {
                unfinished -= unfinished.min(1);
                "done".to_string()
            }
            10 if unfinished == 0 => "join".to_string(),
            11 if random.chance(30) => {
                closed = true;
                "close".to_string()
            }
            12 if random.chance(20) => {
                let (cap, consumers) = (random.between(1, 3), random.between(1, 3));
                format!(
                    "run {cap} {consumers} {} {}",
                    random.between(0, 8),
                    random.between(0, 8)
                )
            }
            _ => "max-len".to_string(),
        };
        lines.push(line);
    }
    lines.push("max-len".to_string());
    lines.join("\n") + "\n"
}
