//! Scripts for futures polled by hand and by `block_on`: short counts, polled beyond their end too, and wake-ups from
//! inside a poll.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::from("new a 2\nnew b 0\n");
    let mut gone: Vec<&str> = Vec::new();
    for _ in 0..size {
        let name = ["a", "b"][random.below(2)];
        let waker = random.pick(&["v", "w"]);
        script += &match random.below(12) {
            0..2 => {
                gone.retain(|known| *known != name);
                format!("new {name} {}\n", random.below(4))
            }
            2..6 if !gone.contains(&name) => format!("poll {name} {waker}\n"),
            6 => {
                gone.push(name);
                format!("drop {name}\nout {name}\n")
            }
            7 => format!("chain {} {}\n", random.below(4), random.below(3)),
            8 => format!("ready {}\n", random.pick(&["now", "here"])),
            9 => {
                let steps: Vec<&str> = (0..random.below(4))
                    .map(|_| *random.pick(&["inside", "clone", "often"]))
                    .collect();
                format!("block {}\n", steps.join(" "))
            }
            10 => {
                let limits: Vec<String> = (0..3).map(|_| random.below(3).to_string()).collect();
                let order: Vec<String> = (0..random.between(1, 8))
                    .map(|_| random.below(3).to_string())
                    .collect();
                format!("order {} {}\n", limits.join(","), order.join(","))
            }
            _ => format!("out {name}\n"),
        };
    }
    script
}
