//! Scripts for iterables and iterators: short spans and countdowns that are moved on by turns, and spans at both ends of
//! their type.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let far = [
        "9223372036854775805 9223372036854775807",
        "-9223372036854775808 -9223372036854775806",
        "9223372036854775807 -9223372036854775808",
    ];
    let mut script = String::from("span 1 4\niter i\ncountdown c 3\n");
    for _ in 0..size {
        let span = random.pick(&["i", "j"]);
        let countdown = random.pick(&["c", "d"]);
        let any = random.pick(&["i", "j", "c", "d"]);
        script += &match random.below(20) {
            0..2 => format!("span {} {}\n", random.between(-2, 2), random.between(-1, 4)),
            2 => format!("span {}\n", random.pick(&far)),
            3..5 => format!("iter {span}\n"),
            5 => format!("into-iter {span}\n"),
            6..9 => format!("countdown {countdown} {}\n", random.below(5)),
            9..13 => format!("next {any}\n"),
            13 => format!("take {any} {}\n", random.below(4)),
            14 => format!("loop {any}\n"),
            15 => "loop\n".to_string(),
            16..18 => "pairs\n".to_string(),
            _ => format!("rows {countdown}\n"),
        };
    }
    script + "pairs\nloop\nnext i\nrows c\nnext c\n"
}
