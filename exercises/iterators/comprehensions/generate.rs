//! Scripts of comprehensions: few numbers, letters and keys, so that equal ones meet and limits are hit exactly.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::new();
    for _ in 0..size {
        let line = match random.below(13) {
            0 | 1 => format!("list {}{}", random.between(-1, 2), numbers(random)),
            2 => format!("list-turns{}", numbers(random)),
            3 => format!("list-coins{}", numbers(random)),
            4 | 5 => format!("bind {}{}", random.below(5), numbers(random)),
            6 | 7 => format!("pairs{} |{}", numbers(random), numbers(random)),
            8 => format!("table {} {}", random.below(4), random.below(4)),
            9 => format!("dict{}", entries(random)),
            10 => format!("invert{}", entries(random)),
            11 => format!("dict-any-case{}", entries(random)),
            _ => format!("vowels{}", text(random)),
        };
        script += &line;
        script.push('\n');
    }
    script
}

fn numbers(random: &mut Random) -> String {
    (0..random.below(5))
        .map(|_| format!(" {}", random.between(-2, 3)))
        .collect()
}

fn entries(random: &mut Random) -> String {
    (0..random.below(6))
        .map(|_| {
            format!(
                " {}={}",
                random.pick(&["a", "b", "c", "A"]),
                random.below(3)
            )
        })
        .collect()
}

fn text(random: &mut Random) -> String {
    (0..random.below(5))
        .map(|_| format!(" {}", random.pick(&["au", "Ei", "x", "éo", "😀u", "AEIOU"])))
        .collect()
}
