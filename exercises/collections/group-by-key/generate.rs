//! Scripts for grouping with a default map: few words that often differ in case alone, so that keys meet again.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let words = [
        "a", "A", "b", "B", "ab", "Ab", "aB", "ä", "Ä", "äB", "Äb", "abc",
    ];
    let keys = ["a", "b", "c", "d"];
    let mut script = String::new();
    for _ in 0..size {
        let line = match random.below(12) {
            0 | 1 => format!("equal {} {}", random.pick(&words), random.pick(&words)),
            2..=5 => {
                let operation = random.pick(&[
                    "group-by-length",
                    "group-by-initial",
                    "group-by-spelling",
                    "group-by-spelling",
                    "distinct",
                    "count-spellings",
                    "group-in-turn 3",
                ]);
                let mut line = operation.to_string();
                for _ in 0..random.below(7) {
                    line = format!("{line} {}", random.pick(&words));
                }
                line
            }
            6 => format!("map {}", random.between(-1, 2)),
            7 | 8 => format!("add {} {}", random.pick(&keys), random.between(-3, 3)),
            9 | 10 => format!("peek {}", random.pick(&keys)),
            _ => random.pick(&["len", "entries", "entries"]).to_string(),
        };
        script += &line;
        script.push('\n');
    }
    script
}
