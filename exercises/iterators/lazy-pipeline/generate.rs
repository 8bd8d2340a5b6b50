//! Scripts for pipelines: short and endless sources under several stages, always cut off by a stage that takes a few.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::new();
    let mut lines = 0;
    while lines < size {
        let source = source(random);
        let cycled = source.contains("restless") || random.chance(20);
        script += &format!("source {source}\n");
        if cycled {
            script += "cycle\n";
        }
        let far = source.starts_with("count 92");
        for _ in 0..random.below(3) {
            // A number at the end of an i64 can be neither squared nor increased.
            script += match random.below(4) {
                0 if !far => "map square\n",
                1 if !far => "map add 1\n",
                2 => "keep all\n",
                _ => "keep above -2\n",
            };
            lines += 1;
        }
        // Whatever is endless ends here.
        script += &format!("take {}\n", random.below(6));
        if random.chance(40) {
            script += *random.pick(&["keep even\n", "keep above 1\n", "take 2\n"]);
        }
        // Nothing is said about the hints of Count and Cycle.
        let hints = !cycled && !source.starts_with("count");
        for _ in 0..1 + random.below(6) {
            script += match random.below(6) {
                0 if hints => "hint\n",
                1 => "first 1\n",
                2 => "first 2\n",
                3 => "collect\n",
                _ => "next\n",
            };
            lines += 1;
        }
        lines += 3;
    }
    script
}

fn source(random: &mut Random) -> String {
    let items: String = (0..random.below(4))
        .map(|_| format!(" {}", random.between(-1, 4)))
        .collect();
    match random.below(6) {
        0 => format!("count {} {}", random.between(-1, 3), random.below(3)),
        1 => format!("range 0 {}", random.below(5)),
        2 => format!("restless{items}"),
        3 => format!("count {} 2", i64::MAX - random.between(0, 3)),
        _ => format!("items{items}"),
    }
}
