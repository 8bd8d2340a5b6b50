//! Scripts for data frames: frames of few rows with few labels and names, so that repeated and missing ones are frequent.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let frames = ["a", "b"];
    let mut script = String::from("frame a x=1,2,3 y=4,-,6\nindex a b 2 0 2\n");
    for _ in 0..size {
        let (from, to) = (random.pick(&frames), random.pick(&frames));
        let line = match random.below(20) {
            0 => format!("frame {to}{}", columns(random)),
            1 => format!("row {from} {}", random.below(4)),
            2 => format!("column {from} {}", name(random)),
            3 | 4 => format!("index {from} {to}{}", labels(random, 3)),
            5 => format!("head {from} {to} {}", 1 + random.below(3)),
            6 => format!(
                "assign {from} {to} {} scalar {}",
                name(random),
                cell(random)
            ),
            7 => {
                let cells: Vec<String> = (0..3).map(|_| cell(random)).collect();
                format!(
                    "assign {from} {to} {} values {}",
                    name(random),
                    cells.join(",")
                )
            }
            8 | 9 => {
                let cells: String = (0..random.below(4))
                    .map(|_| format!(" {}={}", random.below(4), cell(random)))
                    .collect();
                format!("assign {from} {to} {} labelled{cells}", name(random))
            }
            10 => format!("assign {from} {to} {} row-sum", name(random)),
            11 => format!("assign {from} {to} {} tenfold x", name(random)),
            12 | 13 => {
                let count = random.below(3);
                format!("drop {from} {to}{}", labels(random, count))
            }
            14 => {
                let count = random.below(3);
                format!("drop-known {from} {to}{}", labels(random, count))
            }
            15 => format!("drop-columns {from} {to} {}", name(random)),
            17 => {
                let (one, other) = (name(random), name(random));
                format!("drop-columns {from} {to} {one} {other} {one}")
            }
            18 => format!("assign {from} {to} {} numbered\ncalls", name(random)),
            16 => format!("drop-known-columns {from} {to} {} q", name(random)),
            _ => format!("{} {from} {to}", random.pick(&["reset", "reset-keeping"])),
        };
        // Tenfold of tenfold and so on would grow without end.
        let fresh = match random.chance(25) {
            true => "frame a x=1,2,3 y=4,-,6\n",
            false => "",
        };
        script += &format!("{fresh}{line}\n");
    }
    script
}

fn columns(random: &mut Random) -> String {
    let mut columns = String::new();
    for _ in 0..random.below(4) {
        let rows = if random.chance(90) { 3 } else { 2 };
        let cells: Vec<String> = (0..rows).map(|_| cell(random)).collect();
        columns += &format!(" {}={}", name(random), cells.join(","));
    }
    columns
}

fn labels(random: &mut Random, count: usize) -> String {
    (0..count)
        .map(|_| format!(" {}", random.below(4)))
        .collect()
}

fn name(random: &mut Random) -> &'static str {
    ["x", "y", "z", "index"][random.below(4)]
}

fn cell(random: &mut Random) -> String {
    match random.below(5) {
        0 => "-".to_string(),
        n => n.to_string(),
    }
}
