//! Scripts for broadcasting: shapes of few short axes, with many ones and a few zeros, so that half of the pairs fit together.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let names = ["a", "b", "c"];
    let mut script = String::from("count-up a 2x3\ncount-up b 2x1\n");
    for _ in 0..size {
        let (a, b) = (random.pick(&names), random.pick(&names));
        let line = match random.below(14) {
            0..=2 => format!("count-up {a} {}", shape(random)),
            3 => {
                let items: String = (0..1 + random.below(4))
                    .map(|_| format!(" {}", random.between(-3, 3)))
                    .collect();
                format!("array {a} {}{items}", shape(random))
            }
            4 => format!("broadcast {} {}", shape(random), shape(random)),
            // Results go to names that are no operands, so that numbers and shapes stay small.
            5..=7 => format!("add {a} {b} r"),
            8 | 9 => format!("mul {a} {b} r"),
            10 => format!("scale {a} {} r", random.between(-1, 2)),
            11 | 12 => format!("sum {a} {} r", random.below(3)),
            _ => format!("list-times {} 1 2", random.between(-1, 3)),
        };
        script += &line;
        script.push('\n');
    }
    script
}

fn shape(random: &mut Random) -> String {
    let axes = random.below(4);
    if axes == 0 {
        return "scalar".to_string();
    }
    let lens: Vec<&str> = (0..axes)
        .map(|_| *random.pick(&["1", "1", "2", "2", "3", "0"]))
        .collect();
    lens.join("x")
}
