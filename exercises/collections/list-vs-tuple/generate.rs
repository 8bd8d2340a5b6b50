//! Scripts for lists and tuples: short runs of appending and popping around the limits, positions just inside and outside.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::from("tuple items 1 2 1\n");
    for _ in 0..size {
        let line = match random.below(14) {
            0 | 1 => format!("append {}", random.below(4)),
            2..=4 => "pop".to_string(),
            5 => format!("append-many {}", random.below(20)),
            6 => format!("pop-many {}", random.below(12)),
            7 => format!("set {} {}", random.between(-6, 6), random.below(4)),
            8 => "items".to_string(),
            9 => source(random),
            10 | 11 => format!("get {}", random.between(-6, 6)),
            12 => format!("index {}", random.below(6)),
            _ => format!("count {}", random.below(6)),
        };
        script += &line;
        script.push('\n');
    }
    script
}

fn source(random: &mut Random) -> String {
    match random.below(5) {
        0 => {
            let items: String = (0..random.below(5))
                .map(|_| format!(" {}", random.below(4)))
                .collect();
            format!("tuple items{items}")
        }
        1 => format!("tuple range {}", random.below(12)),
        2 => format!("tuple evens-below {}", random.below(40)),
        3 => format!("tuple endless-up-to {}", random.between(-1, 20)),
        _ => format!(
            "tuple range-and-evens {} {}",
            random.below(12),
            random.below(12)
        ),
    }
}
