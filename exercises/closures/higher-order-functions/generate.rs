//! Scripts for higher-order functions: short lists of functions and items, empty ones among them, where the order shows in the result.
use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::new();
    for _ in 0..size {
        let line = match random.below(14) {
            0 => format!("compose2 {} {} 3", function(random), function(random)),
            1 | 2 => format!("compose {}{}", random.below(4), functions(random)),
            3 => format!("compose-tokens x{}", letters(random)),
            4 => format!("pipe {}{}", random.below(4), functions(random)),
            5 => format!("pipe-tokens x{}", letters(random)),
            6 => format!("reduce {}{}", operation(random), numbers(random)),
            7 => format!("reduce-tokens{}", letters(random)),
            8 => format!(
                "fold {} {}{}",
                operation(random),
                random.below(9),
                numbers(random)
            ),
            9 => format!("fold-tokens x{}", numbers(random)),
            10 => format!(
                "map2 {}{} |{}",
                operation(random),
                numbers(random),
                numbers(random)
            ),
            11 => format!("twice {} {}", function(random), random.below(4)),
            12 => format!("retry {} {}", 1 + random.below(4), 1 + random.below(5)),
            _ => format!(
                "operation {} 5 3",
                random.pick(&["add", "sub", "mul", "pow"])
            ),
        };
        script += &line;
        script.push('\n');
    }
    script
}

fn function(random: &mut Random) -> &'static str {
    ["+1", "+2", "*2", "*3", "square"][random.below(5)]
}

fn functions(random: &mut Random) -> String {
    (0..random.below(4))
        .map(|_| format!(" {}", function(random)))
        .collect()
}

fn letters(random: &mut Random) -> String {
    (0..random.below(4))
        .map(|_| format!(" {}", random.pick(&["a", "b", "c"])))
        .collect()
}

fn operation(random: &mut Random) -> &'static str {
    ["+", "-", "digits"][random.below(3)]
}

fn numbers(random: &mut Random) -> String {
    (0..random.below(5))
        .map(|_| format!(" {}", random.below(9)))
        .collect()
}
