//! Scripts for ranges: short ones around 0 with all signs of the step, so that ends, gaps and equal ranges are frequent.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let names = ["a", "b", "c"];
    let mut script = String::from("range a 0 5 2\n");
    for _ in 0..size {
        let name = random.pick(&names);
        let line = match random.below(14) {
            0..=2 => {
                let (start, stop) = (number(random), number(random));
                format!("range {name} {start} {stop} {}", random.between(-3, 3))
            }
            3 | 4 => format!("get {name} {}", random.between(-5, 5)),
            5 | 6 => {
                let values: Vec<String> = (-4..6).map(|value: i64| value.to_string()).collect();
                format!("in {name} {}", values.join(" "))
            }
            7 => format!("reverse {name} {}", random.pick(&names)),
            8 | 9 => format!("equal {name} {}", random.pick(&names)),
            10 | 11 => format!("items {name}"),
            12 => format!("iter {name} {}", random.pick(&["x", "y"])),
            _ => format!("next {}", random.pick(&["x", "y"])),
        };
        script += &line;
        script.push('\n');
    }
    script
}

fn number(random: &mut Random) -> i64 {
    if random.chance(3) {
        return *random.pick(&[i64::MIN, i64::MAX]);
    }
    random.between(-4, 5)
}
