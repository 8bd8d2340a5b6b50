//! Scripts for Binding *args and **kwargs: few names and short lists, so that values meet, are missing or left over.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::from("def f x y=2\npartial p f 1\n");
    for _ in 0..size {
        script += &match random.below(8) {
            0 => format!("def f{}\n", signature(random)),
            1 => format!("expand f{}\n", arguments(random)),
            2 => format!("partial p f{}\n", arguments(random)),
            3..5 => format!("pcall p{}\n", arguments(random)),
            _ => format!("call f{}\n", arguments(random)),
        };
    }
    script + "call f\ncall f 1 2 w=3\n"
}

fn signature(random: &mut Random) -> String {
    let names = ["x", "y", "z", "w"];
    let count = random.below(5);
    let required = random.below(count + 1);
    let mut signature = String::new();
    for (at, name) in names.iter().take(count).enumerate() {
        signature += &if at < required {
            format!(" {name}")
        } else {
            format!(" {name}={}", random.below(9))
        };
    }
    for collector in [" *args", " **kwargs"] {
        if random.chance(40) {
            signature += collector;
        }
    }
    signature
}

fn arguments(random: &mut Random) -> String {
    let mut list = String::new();
    // Mostly in the order that Python accepts, sometimes not.
    let orderly = random.chance(85);
    let plain = random.below(4);
    for _ in 0..plain {
        list += &positional(random);
    }
    for _ in 0..random.below(4) {
        list += &keyword(random);
        if !orderly {
            list += &positional(random);
        }
    }
    list
}

fn positional(random: &mut Random) -> String {
    if random.chance(70) {
        format!(" {}", random.below(9))
    } else {
        let values: Vec<String> = (0..random.below(3))
            .map(|_| random.below(9).to_string())
            .collect();
        format!(" *{}", values.join(","))
    }
}

fn keyword(random: &mut Random) -> String {
    if random.chance(70) {
        format!(" {}", pair(random))
    } else {
        let pairs: Vec<String> = (0..random.below(3)).map(|_| pair(random)).collect();
        format!(" **{}", pairs.join(","))
    }
}

fn pair(random: &mut Random) -> String {
    let name = random.pick(&["x", "y", "z", "w", "v", "u"]);
    format!("{name}={}", random.below(9))
}
