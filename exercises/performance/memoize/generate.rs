//! Scripts for memoising: few arguments, so that most calls are repeated, with failures, panics and clearing in between.
//! No threads: what they may do is not a matter of chance.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for at in 0..size {
        let x = ["a", "b", "a,b"][random.below(3)];
        let y = ["a", "b", "b,a"][random.below(3)];
        let result = match random.below(4) {
            0 => "fail".to_string(),
            1 => "none".to_string(),
            _ => at.to_string(),
        };
        lines.push(match random.below(14) {
            0..6 => format!("call {x} {y} {result}"),
            6 => "stats".to_string(),
            7 => "clear\nstats".to_string(),
            8 => format!("fib {}", random.between(0, 25)),
            9 => format!(
                "binomial {} {}",
                random.between(0, 12),
                random.between(0, 12)
            ),
            10 => format!("panic {x}"),
            11 => format!("nested n{} {x} {y}", random.below(2)),
            12 => "computations".to_string(),
            _ => format!("get {x} {at}"),
        });
    }
    lines.push("stats".to_string());
    lines.join("\n") + "\n"
}
