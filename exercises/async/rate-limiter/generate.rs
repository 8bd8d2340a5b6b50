//! Scripts for rate limiters: small limits and short times, so that most requests have to wait, and pauses that just fill
//! the bucket or just empty the window.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut lines = vec![limiter(random)];
    let mut now = 0;
    for _ in 0..size {
        now += random.between(0, 12);
        lines.push(match random.below(10) {
            0 => {
                now = 0;
                limiter(random)
            }
            1..=3 => format!(
                "at {now} {} {}",
                now + random.between(0, 2),
                now + random.between(2, 6)
            ),
            4..=6 => format!("burst {now} {}", random.between(1, 6)),
            7 => format!("schedule {now} {now} {}", now + random.between(0, 9)),
            8 => format!("long {} {}", random.between(0, 4), random.between(1, 20)),
            _ => {
                now += 1_000_000_000_000;
                format!("at {now}")
            }
        });
    }
    lines.join("\n") + "\n"
}

fn limiter(random: &mut Random) -> String {
    let (limit, time) = (random.between(1, 4), random.between(1, 11));
    if random.chance(50) {
        format!("bucket {limit} {time}")
    } else {
        format!("window {limit} {time}")
    }
}
