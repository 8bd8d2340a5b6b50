//! Scripts for a map with weak keys: four handles to few objects, which die and are made anew all the time.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for (at, name) in ["a", "b", "c", "d"].iter().enumerate() {
        lines.push(format!("make {name} {name}0\ninsert {name} {at}"));
    }
    for made in 1..=size {
        let name = ["a", "b", "c", "d"][random.below(4)];
        let other = ["a", "b", "c", "d"][random.below(4)];
        lines.push(match random.below(18) {
            0 | 1 => format!("make {name} {name}{made}"),
            2 => format!("clone {name} {other}"),
            3 | 4 => format!("drop {name}"),
            5..9 => format!("insert {name} {made}\nkeys"),
            9 => format!("get {name}"),
            10 => format!("add {name} 100"),
            11 | 12 => format!("remove {name}\nkeys"),
            13 => "len\nkeys".to_string(),
            14 => "purge".to_string(),
            15 => ["hold", "let-go"][random.below(2)].to_string(),
            16 => format!("reuse {}", random.between(1, 3)),
            _ => format!("count {name}"),
        });
    }
    lines.join("\n") + "\n"
}
