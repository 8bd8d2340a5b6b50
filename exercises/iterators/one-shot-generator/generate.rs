//! Scripts for one-shot iterators: short sources of small numbers, so that matches, bad items and ends are all frequent.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::new();
    for _ in 0..size {
        let line = match random.below(16) {
            0 => format!("eager{}", numbers(random)),
            1 | 2 => format!("lazy{}", numbers(random)),
            3 | 4 => "next".to_string(),
            5 => "sum".to_string(),
            6 => format!("square-in {}", random.pick(&[1, 4, 9, 16])),
            7..=9 => format!("source{}", numbers(random)),
            10 => "pull".to_string(),
            11 => format!("in {}", random.below(6)),
            12 | 13 => format!("process-below {}", random.between(2, 6)),
            14 => "process-rising".to_string(),
            _ => format!(
                "first-over {} {}",
                random.between(-4, 8),
                random.between(-1, 2)
            ),
        };
        script += &line;
        script.push('\n');
    }
    script
}

fn numbers(random: &mut Random) -> String {
    (0..random.below(6))
        .map(|_| format!(" {}", random.below(5)))
        .collect()
}
