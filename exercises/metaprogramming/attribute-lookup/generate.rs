//! Scripts for instance, class and hooks: two classes, three objects with different hooks and few names, so that objects
//! hide what their class has, and lists are shared.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut lines: Vec<String> = [
        "class A",
        "class B A",
        "object a A reads",
        "object b B writes deletes",
        "object c B reads fallback",
        "set b x 1",
        "set b y 1",
    ]
    .map(str::to_string)
    .to_vec();
    let names = ["x", "y", "made_z", "made_list"];
    let values = ["1", "2", "text", "[]", "[4]"];
    for _ in 0..size {
        let (object, name) = (*random.pick(&["a", "b", "c"]), *random.pick(&names));
        let class = *random.pick(&["A", "B"]);
        let value = *random.pick(&values);
        lines.push(match random.below(18) {
            0..=2 => format!("class-set {class} {name} {value}"),
            3 => format!("class-del {class} {name}"),
            4..=5 => format!("get {object} {name}"),
            6 => format!("get-or {object} {name} {value}"),
            7 => format!("has {object} {name}"),
            8..=10 => format!("set {object} {name} {value}"),
            11 => format!("del {object} {name}"),
            12..=14 => format!("append {object} {name} {}", random.between(5, 9)),
            15 => format!(
                "share {object} {name} {} {}",
                random.pick(&["a", "b", "c"]),
                random.pick(&names)
            ),
            16 if random.chance(50) => "object a A reads".to_string(),
            16 => format!("vars {object}"),
            _ => format!("dir {object}"),
        });
    }
    lines.push("vars b".to_string());
    lines.push("vars a".to_string());
    for name in names {
        for object in ["a", "b"] {
            lines.push(format!("get {object} {name}"));
        }
    }
    lines.join("\n") + "\n"
}
