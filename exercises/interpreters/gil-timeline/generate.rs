//! Scripts for a timeline of tasks: few tasks with short bursts on one or two lanes, so that things end at the same
//! moment and tasks wait for a lane.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = task(random);
    for _ in 0..size {
        script += &match random.below(12) {
            0..4 => task(random),
            4 => format!(
                "repeat {} cpu {} io {}\n",
                random.below(3),
                random.between(1, 3),
                random.between(1, 3)
            ),
            5 => "clear\n".to_string(),
            6..9 => format!("run {}\n", lanes(random)),
            9 => format!("brief {}\n", lanes(random)),
            10 => format!(
                "setup {} {}\nsetup {} {}\nbest\n",
                lanes(random),
                random.below(4),
                lanes(random),
                random.below(4)
            ),
            _ => format!("setup {} 0\nbest\nclear-setups\nclear\n", lanes(random)),
        };
    }
    script + &format!("run {}\nrun 1 none\n", lanes(random))
}

fn task(random: &mut Random) -> String {
    let mut line = String::from("task");
    for _ in 0..random.below(4) {
        line += &format!(" {} {}", random.pick(&["cpu", "io"]), random.between(1, 4));
    }
    line + "\n"
}

/// How many lanes, and how long a task may keep one.
fn lanes(random: &mut Random) -> String {
    format!(
        "{} {}",
        random.pick(&["1", "1", "2", "3"]),
        random.pick(&["none", "1", "2", "3"])
    )
}
