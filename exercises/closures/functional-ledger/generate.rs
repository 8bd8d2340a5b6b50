//! Scripts for Pure core against in-place procedure: three accounts, small amounts and one nearly full balance, so that
//! transfers to oneself, missing money and missing room happen often.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let accounts = ["a", "b", "c"];
    let functions = [
        "sum",
        "sum-and-calls",
        "sort",
        "push-and-pop",
        "push-at-first-call",
        "push-at-second-call",
        "push-and-count",
    ];
    let mut script = String::from("ledger a=5 b=18446744073709551615\n");
    for _ in 0..size {
        let (a, b) = (random.pick(&accounts), random.pick(&accounts));
        let amount = random.below(5);
        script += &match random.below(16) {
            0 => format!("ledger {a}=4 {b}=18446744073709551614\n"),
            1..3 => format!("deposit {a} {amount}\n"),
            3 => format!("withdraw {a} {amount}\n"),
            4 => "clear\ntransfer a b 2\nin-place\n".to_string(),
            5 => format!("transfer {a} b {amount}\n"),
            6..10 => format!("transfer {a} {b} {amount}\n"),
            10 => "clear\n".to_string(),
            11..13 => "pure\n".to_string(),
            13..15 => "in-place\n".to_string(),
            _ => {
                let numbers: Vec<String> = (0..random.below(4))
                    .map(|_| random.between(-2, 2).to_string())
                    .collect();
                format!("probe {} {}\n", random.pick(&functions), numbers.join(" "))
            }
        };
    }
    script + "pure\nin-place\n"
}
