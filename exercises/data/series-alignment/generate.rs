//! Scripts for series: four labels and many missing values, so that repeated and absent labels and gaps are frequent.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let names = ["a", "b"];
    let mut script = String::from("series a x=1 y=- z=4\nseries b z=2 y=5 w=-\n");
    for _ in 0..size {
        let (a, b) = (random.pick(&names), random.pick(&names));
        let line = match random.below(18) {
            0..=3 => format!("series {a}{}", pairs(random)),
            4 | 5 => format!("series-with-index {a}{} |{}", labels(random), pairs(random)),
            6 => {
                // A label that is there at least once, and may be there again.
                let label = label(random);
                format!(
                    "series {a} {label}={}{}\nget {a} {label}\nget {a} x",
                    value(random),
                    pairs(random)
                )
            }
            7 => format!("at {a} {}", random.between(-4, 4)),
            8 | 9 => format!("reindex {a} r {}{}", value(random), labels(random)),
            10 | 11 => format!("add {a} {b} r"),
            12 => format!("count-missing {a}"),
            13 => format!("drop-missing {a} r"),
            14 => format!("fill {a} r {}", random.below(3)),
            15 => format!("fill-forward {a} r {}", random.below(3)),
            16 => format!("fill-forward {a} r"),
            _ => format!("fill-mean {a} r"),
        };
        script += &line;
        script.push('\n');
    }
    script
}

fn pairs(random: &mut Random) -> String {
    (0..random.below(6))
        .map(|_| format!(" {}={}", label(random), value(random)))
        .collect()
}

fn labels(random: &mut Random) -> String {
    (0..random.below(5))
        .map(|_| format!(" {}", label(random)))
        .collect()
}

fn label(random: &mut Random) -> &'static str {
    ["x", "y", "z", "w", "v", "u"][random.below(6)]
}

fn value(random: &mut Random) -> String {
    match random.chance(40) {
        true => "-".to_string(),
        false => random.between(-5, 5).to_string(),
    }
}
