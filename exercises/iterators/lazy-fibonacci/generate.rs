//! Scripts for Fibonacci iterators: limits at and around numbers of the sequence, and long steps towards its end.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let limits = [
        "0",
        "1",
        "2",
        "3",
        "4",
        "7",
        "8",
        "9",
        "100",
        "7540113804746346429",
        "12200160415121876737",
        "12200160415121876738",
        "18446744073709551615",
    ];
    let mut script = String::from("fib a\nup-to b 8\n");
    for _ in 0..size {
        let name = random.pick(&["a", "b", "c"]);
        script += &match random.below(14) {
            0 => format!("fib {name}\n"),
            1..4 => format!("up-to {name} {}\n", random.pick(&limits)),
            4..9 => format!("next {name}\n"),
            9..11 => format!("take {name} {}\n", random.below(5)),
            11..13 => format!("skip {name} {}\n", random.pick(&["3", "88", "92"])),
            _ => format!("rest {name}\n"),
        };
    }
    script + "next a\ntake b 4\nrest a\nnext a\n"
}
