//! Scripts for a test runner: suites of few tests, of which many are skipped, fail or panic, with hooks that do so too.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let names = ["test_a", "test_b", "test_c", "test_10", "test_9", "Test_d"];
    let ends = [
        "fail no luck",
        "panic lost 3",
        "panic-literal",
        "panic-number",
    ];
    let mut lines = Vec::new();
    let mut used: Vec<&str> = Vec::new();
    for _ in 0..size {
        let line = match random.below(12) {
            0..=6 => {
                let name = *random.pick(&names);
                if used.contains(&name) {
                    continue;
                }
                used.push(name);
                let deed = match random.below(7) {
                    0..=1 => "pass".to_string(),
                    2 => format!("add {}", random.between(1, 9)),
                    3 => "skip not today".to_string(),
                    _ => random.pick(&ends).to_string(),
                };
                format!("test {name} {deed}")
            }
            7 if random.chance(30) => format!("set-up-class {}", random.pick(&ends)),
            7 => format!("tear-down-class {}", random.pick(&ends)),
            8 => format!("set-up {} {}", random.between(1, 4), random.pick(&ends)),
            9 => format!("tear-down {} {}", random.between(1, 4), random.pick(&ends)),
            10 => format!("discover {} setUp test_z {}", random.pick(&names), "tes"),
            _ => {
                used.clear();
                "run".to_string()
            }
        };
        lines.push(line);
    }
    lines.push("run".to_string());
    lines.join("\n") + "\n"
}
