//! Scripts for super() follows the object's MRO: small families whose orders are drawn at random, with few steps, so that bodies
//! are missing, called by name and called twice.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::new();
    let mut classes = 0;
    for _ in 0..size + 4 {
        if classes == 7 {
            script += "clear\n";
            classes = 0;
        }
        script += &if classes < 2 || random.chance(50) {
            classes += 1;
            class(random, classes - 1)
        } else if random.chance(60) {
            format!("build c{}\n", random.below(classes + 1))
        } else {
            let (object, from) = (random.below(classes + 1), random.below(classes + 1));
            format!("lookup c{object} c{from} {}\n", random.pick(&["m", "n"]))
        };
    }
    script + &format!("build c{}\n", classes - 1)
}

/// The class of this number, behind which some of those before it stand in its order. Calls only lead to
/// lower numbers, and a body makes two at most, so that nothing goes round in circles or grows without end.
fn class(random: &mut Random, number: usize) -> String {
    let name = format!("c{number}");
    let mut script = format!("class {name}");
    for other in (0..number).rev() {
        if random.chance(60) {
            script += &format!(" c{other}");
        }
    }
    script += "\n";
    if random.chance(70) {
        script += &format!("init {name} log:{name}");
        for _ in 0..random.below(3) {
            script += &format!(" set:{}={}", random.pick(&["a", "b"]), random.below(9));
        }
        match random.below(10) {
            0..5 => script += " super",
            5..7 if number > 0 => script += &format!(" base:c{}", random.below(number)),
            7..9 if number > 0 => {
                let (first, second) = (random.below(number), random.below(number));
                script += &format!(" base:c{first} base:c{second}");
            }
            9 if random.chance(20) => script += " base:missing",
            _ => {}
        }
        script += &format!(" set:a={}\n", random.below(9));
    }
    if random.chance(50) {
        script += &format!("methods {name} {}\n", random.pick(&["m", "n", "m n"]));
    }
    script
}
