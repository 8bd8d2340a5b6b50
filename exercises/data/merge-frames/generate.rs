//! Scripts for concat and merge: keys from three numbers and the missing one, names from few, so that keys repeat and names clash.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let names = ["a", "b"];
    let ways = ["inner", "left", "right", "outer"];
    let mut script = String::from("table a id,x 1,1 2,2\ntable b id,y 2,3 2,4 3,-\n");
    for _ in 0..size {
        let (a, b) = (random.pick(&names), random.pick(&names));
        let line = match random.below(10) {
            0..=3 => table(random, a),
            4 | 5 => format!("concat {a} {b} r"),
            _ => {
                let merge = random.pick(&["merge", "merge-marked"]);
                let on = random.pick(&["id", "id", "id", "id", "x"]);
                format!("{merge} {a} {b} {on} {} r", random.pick(&ways))
            }
        };
        script += &line;
        script.push('\n');
    }
    script
}

fn table(random: &mut Random, name: &str) -> String {
    let mut columns: Vec<&str> = Vec::new();
    for column in ["x", "id", "y", "x_x", "x_y", "y_x", "_merge"] {
        let percent = match column {
            "id" => 95,
            "x" | "y" => 70,
            "x_x" | "y_x" => 20,
            _ => 8,
        };
        if random.chance(percent) {
            columns.insert(random.below(columns.len() + 1), column);
        }
    }
    if columns.is_empty() {
        columns.push("id");
    }
    let mut line = format!("table {name} {}", columns.join(","));
    for _ in 0..random.below(5) {
        let cells: Vec<String> = columns.iter().map(|_| cell(random)).collect();
        line += &format!(" {}", cells.join(","));
    }
    line
}

fn cell(random: &mut Random) -> String {
    match random.below(4) {
        0 => "-".to_string(),
        number => number.to_string(),
    }
}
