//! Scripts for Private state and name mangling: small amounts around the balance, now and then the largest ones, and names made
//! of underscores and hardly anything else.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::from("open a 5\n");
    for _ in 0..size {
        let account = random.pick(&["a", "b"]);
        let amount = match random.below(10) {
            0 => i64::MAX,
            1 => i64::MIN,
            _ => random.between(-1, 6),
        };
        script += &match random.below(14) {
            0 => format!("open {account} {amount}\n"),
            1..4 => format!("deposit {account} {amount}\n"),
            4..8 => format!("withdraw {account} {amount}\n"),
            8 => format!("scribble {account}\n"),
            9..12 => format!("mangle {} {}\n", name(random), name(random)),
            _ => format!("visibility {}\n", name(random)),
        };
    }
    script
}

fn name(random: &mut Random) -> String {
    let mut name = "_".repeat(random.below(4));
    name += *random.pick(&["", "x", "Foo", "a_b", "a__b"]);
    name += &"_".repeat(random.below(4));
    if name.is_empty() {
        "_".to_string()
    } else {
        name
    }
}
