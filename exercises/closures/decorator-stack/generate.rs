//! Scripts for Stacked decorators and wraps: few functions and decorators, so that layers pile up and are used again.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let functions = ["f", "g", "h"];
    let decorators = ["t", "r", "c", "d"];
    let mut script = String::from("def f First one\ndef g\ndef h Third\n");
    script += "make t traced a\nmake r repeat 2\nmake c careless\nmake d traced b\n";
    for _ in 0..size {
        let function = random.pick(&functions);
        let other = random.pick(&functions);
        let decorator = random.pick(&decorators);
        script += &match random.below(12) {
            0 => format!("{} {function} Doc\n", random.pick(&["def", "def-falling"])),
            1 => format!(
                "make {decorator} traced {}\n",
                random.pick(&["a", "b", "c"])
            ),
            2 => format!("make {decorator} repeat {}\n", random.below(3)),
            3 => format!("make {decorator} careless\n"),
            4 => format!("apply {function} {decorator} {other}\n"),
            // From an undecorated function, so that repeated calls do not grow without end.
            5..8 => {
                let list: Vec<&str> = (0..random.below(4))
                    .map(|_| *random.pick(&decorators))
                    .collect();
                format!(
                    "{} {other} Doc\nstack {function} {other} {}\n",
                    random.pick(&["def", "def-falling"]),
                    list.join(" ")
                )
            }
            8 => format!("unwrap {function} {other}\n"),
            9 => format!("show {function}\n"),
            _ => format!("call {function} {}\n", random.between(-3, 3)),
        };
    }
    script + "call f 1\nshow f\nshow g\n"
}
