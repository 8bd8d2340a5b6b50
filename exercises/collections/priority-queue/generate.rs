//! Scripts for two priority queues: three priorities and few texts, so that nearly every entry meets a tie.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let texts = ["a", "b", "c", "B", "10", "9"];
    let mut script = String::new();
    for _ in 0..size {
        let line = match random.below(20) {
            0..=10 => {
                let far = [i64::MIN, i64::MAX];
                let priority = match random.below(10) {
                    0 => *random.pick(&far),
                    _ => random.between(-1, 1),
                };
                format!("put {priority} {}", random.pick(&texts))
            }
            11..=16 => "get".to_string(),
            17 => "len".to_string(),
            18 => "drain".to_string(),
            _ => format!("bulk-equal {}", random.below(6)),
        };
        script += &line;
        script.push('\n');
    }
    script
}
