//! Scripts for A repository that commits only on success: operations of all kinds, every other one with a failure prepared.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::new();
    for _ in 0..size {
        if random.chance(50) {
            script += &format!("fail {}\n", random.pick(&["connect", "commit", "1", "2"]));
        }
        if random.chance(30) {
            script += *random.pick(&["rows\n", "rows Ann/a@b\n", "rows Bob/b@c Ann/a@b\n"]);
        }
        script += &match random.below(6) {
            0..2 => format!("get {}\n", random.between(-1, 5)),
            2 => format!(
                "create {} {}\n",
                random.pick(&["Ann", "O'Neil", "a_b"]),
                random.pick(&["a@b", "\"x\"@y"])
            ),
            _ => {
                let mut line = String::from("transaction");
                for _ in 0..random.below(4) {
                    line += *random.pick(&[" UPDATE", " DEBIT", " row-id"]);
                }
                line + *random.pick(&[" ok:1", " ok:2", " error:no", " panic:oh", " throw:it"])
                    + "\n"
            }
        };
    }
    script
}
