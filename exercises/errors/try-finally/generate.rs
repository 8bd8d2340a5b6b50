//! Scripts for try, except, else, finally: two kinds of errors and four statements, one within the other, with every block
//! ending in every way.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let names = ["t", "u", "v", "w"];
    let mut script = String::new();
    for name in names {
        script += &format!("try {name} body-{name} {}\n", end(random, ""));
    }
    for step in 0..size + 2 {
        let name = random.pick(&names);
        // Statements are taken in as they stand, so this cannot go round in circles; the depth stays small.
        let inner = if random.chance(15) && *name == "w" {
            "u"
        } else {
            ""
        };
        script += &match random.below(10) {
            0..2 => format!("try {name} body{step} {}\n", end(random, inner)),
            2..5 => {
                let kinds = random.pick(&["A", "B", "A,B", "*"]);
                let end = if random.chance(25) {
                    "reraise".to_string()
                } else {
                    end(random, inner)
                };
                format!("except {name} {kinds} handler{step} {end}\n")
            }
            5 => format!("else {name} else{step} {}\n", end(random, inner)),
            6..8 => format!("finally {name} finally{step} {}\n", end(random, inner)),
            _ => format!("run {name}\n"),
        };
    }
    script + "run t\nrun u\nrun v\nrun w\n"
}

fn end(random: &mut Random, inner: &str) -> String {
    if !inner.is_empty() {
        return format!("try:{inner}");
    }
    match random.below(8) {
        0..3 => "pass".to_string(),
        3..6 => format!("raise:{}", random.pick(&["A", "B"])),
        _ => format!("return:{}", random.below(4)),
    }
}
