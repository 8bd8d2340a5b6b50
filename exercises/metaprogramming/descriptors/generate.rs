//! Scripts for descriptors and properties: two classes, one the base of the other, and few attribute names that are
//! defined as all kinds of attributes and found in the instance's dict as well.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut lines: Vec<String> = [
        "class A",
        "class B A",
        "object a A",
        "object b B",
        "object c B",
        "attr plain plain 1",
        "attr nondata nondata 2",
        "attr data data slot",
        "attr property property slot",
        "attr valid validated x 0 5",
        "attr shared shared 3",
        "attr sum sum slot y",
        "attr once once B x 4",
        "with-setter both sum both slot other",
        "with-setter store data store y",
    ]
    .map(str::to_string)
    .to_vec();
    let kinds = [
        "plain", "nondata", "data", "property", "valid", "shared", "sum", "once", "both", "store",
    ];
    // `y`, `slot` and `other` are what other attributes compute with, so no attribute of these names reads itself.
    let names = ["x", "x", "z", "y", "slot"];
    for _ in 0..size {
        let (object, name) = (*random.pick(&["a", "b", "c"]), *random.pick(&names));
        let line = match random.below(12) {
            0..=2 => {
                let attribute = *random.pick(&["x", "x", "z"]);
                let class = *random.pick(&["A", "B"]);
                lines.push(format!(
                    "define {class} {attribute} {}",
                    random.pick(&kinds)
                ));
                for _ in 0..random.below(3) {
                    lines.push(format!(
                        "set {object} {attribute} {}",
                        random.between(-1, 6)
                    ));
                    lines.push(format!("get {object} {attribute}"));
                }
                format!(
                    "{} {object} {attribute}",
                    random.pick(&["get", "del", "dict"])
                )
            }
            3..=5 => format!("get {object} {name}"),
            6..=7 => format!("set {object} {name} {}", random.between(-1, 6)),
            8 => format!("del {object} {name}"),
            9 => format!("dict-set {object} {name} {}", random.between(10, 12)),
            10 => format!("dict {object} {name}"),
            _ => format!("dict-remove {object} {name}"),
        };
        lines.push(line);
    }
    for name in ["x", "y", "z", "slot"] {
        lines.push(format!("get b {name}"));
        lines.push(format!("get c {name}"));
    }
    lines.join("\n") + "\n"
}
