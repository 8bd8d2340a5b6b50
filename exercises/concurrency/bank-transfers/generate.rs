//! Scripts for locks, races and lock order: small balances, so that money is short, one account near its upper limit, and
//! audits that panic. Threads play no part in them, except for one who uses two accounts while a third is held.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut lines = vec![if random.chance(70) {
        "new 5 9 0".to_string()
    } else {
        "new 5 18446744073709551611 0".to_string()
    }];
    for _ in 0..size {
        let accounts = if random.chance(15) { 5 } else { 3 };
        let account = random.below(accounts);
        let other = random.below(3);
        let amount = random.between(0, 6);
        lines.push(match random.below(12) {
            0..=1 => format!("deposit {account} {amount}"),
            2..=3 => format!("withdraw {account} {amount}"),
            4 => format!("withdraw-panic {account} {amount}"),
            5..=7 => format!("transfer {account} {other} {amount}"),
            8 => format!("transfer {other} {account} {amount}"),
            9 => format!("balance {account}"),
            10 if random.chance(30) => "busy 0 1 2".to_string(),
            _ => "balances".to_string(),
        });
    }
    lines.push("balances".to_string());
    lines.join("\n") + "\n"
}
