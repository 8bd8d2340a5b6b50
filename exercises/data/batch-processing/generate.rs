//! Scripts for batches: two categories, many missing values and sinks that fail, so that chunks are cut in every place
//! and batches have to be sent again.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = format!("batcher {}\n", random.between(1, 3));
    for _ in 0..size {
        script += &match random.below(20) {
            0..3 => format!("rows{}\n", rows(random)),
            3 => "group\n".to_string(),
            4..6 => format!("combine {} {}\n", random.below(4), random.below(3)),
            6..8 => format!("process {}\n", random.below(5)),
            8 => "forget\n".to_string(),
            9..15 => format!("push{}\n", rows(random)),
            15..17 => "finish\n".to_string(),
            17..19 => format!("fail {} no room\n", random.between(1, 2)),
            _ => format!("take-sink\nbatcher {}\n", random.between(1, 3)),
        };
    }
    script + "group\nprocess 2\nfinish\ntake-sink\n"
}

/// One to three rows, each behind a blank.
fn rows(random: &mut Random) -> String {
    let mut rows = String::new();
    for _ in 0..random.between(1, 3) {
        let category = random.pick(&["a", "b"]);
        rows += &match random.chance(30) {
            true => format!(" {category}:-"),
            false => format!(" {category}:{}", random.between(-9, 9)),
        };
    }
    rows
}
