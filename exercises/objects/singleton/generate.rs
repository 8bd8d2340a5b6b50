//! Scripts for singletons: two registries and four types that ask for one another, with an `init` that panics now and
//! then, and types of the whole process, all from one thread.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::from("registry r\nregistry s\n");
    for number in 0..size {
        let handle = random.pick(&["a", "b", "c", "d"]);
        let registry = random.pick(&["r", "r", "s"]);
        script += &match random.below(16) {
            0..8 => format!("get {handle} {registry} {number} {}\n", types(random)),
            8 => format!("count {registry}\n"),
            9..11 => format!("same {handle} {}\n", random.pick(&["a", "b", "c", "d"])),
            11 => format!("drop {handle}\n"),
            12 if random.chance(20) => format!("registry {registry}\n"),
            13 => {
                let slot = random.between(1, 4);
                format!("asks {slot} {}\n", slot - 1)
            }
            _ => format!("global {handle} {}\n", random.below(5)),
        };
    }
    script + "count r\ncount s\n"
}

/// One type or several, none twice, of which the first may panic.
fn types(random: &mut Random) -> String {
    let mut types = vec!["config", "cache", "alias", "number"];
    let mut line = String::new();
    for _ in 0..random.pick(&[1, 1, 2, 3]).to_owned() {
        let kind = types.remove(random.below(types.len()));
        let panics = if random.chance(12) { "!" } else { "" };
        line += &format!("{kind}{panics} ");
    }
    line.trim_end().to_string()
}
