//! Scripts for default arguments: two functions and three names of lists, so that lists are shared, emptied and passed back in.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let functions = ["f", "g"];
    let lists = ["a", "b", "c"];
    let mut script = String::from("def-shared f\ndef-none g\nlist a\n");
    for _ in 0..size {
        let (function, list) = (random.pick(&functions), random.pick(&lists));
        let line = match random.below(16) {
            0 => format!("def-shared {function}"),
            1 => format!("def-none {function}"),
            2 => format!("list {list}"),
            3 => format!("list {list} 8 9"),
            4..=7 => format!("call {function} {} {list}", random.below(5)),
            8 | 9 => {
                let target = random.pick(&lists);
                format!("call {function} {} {list} {target}", random.below(5))
            }
            10 => format!("append {list} 7"),
            11 => format!("clear {list}"),
            12 => format!("drop {list}"),
            13 => format!("default-len {function}"),
            _ => "show".to_string(),
        };
        script += &line;
        script.push('\n');
    }
    script
}
