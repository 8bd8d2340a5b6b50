//! Scripts for Override, hide, delegate: few speakers that are wrapped and renamed, two cars and an engine in reserve that goes
//! round between them.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let names = ["Rex", "Bit", "Ada"];
    let mut script = String::from("plain a Ann\ndog b Max\npuppy c Bo\nparrot d Polly\n");
    script += "engine e1\nengine e2\nengine e3\ncar x e1\ncar y e2\n";
    // The engine that is in no car goes by this name.
    let mut free = "e3".to_string();
    // What can be renamed and what can squeak.
    let mut open = [true, true, true, true];
    let letters = ["a", "b", "c", "d"];
    for step in 0..size {
        let at = random.below(4);
        let animal = letters[at];
        script += &match random.below(12) {
            0 => {
                open[at] = true;
                let kind = ["plain", "dog", "puppy", "parrot"][at];
                format!("{kind} {animal} {}\n", random.pick(&names))
            }
            1 => {
                open[at] = false;
                format!("loud {animal} {animal}\n")
            }
            2 if open[at] => format!("rename {animal} {}\n", random.pick(&names)),
            3 if open[2] => "squeak c\n".to_string(),
            4 => format!("name {animal}\n"),
            5 => format!("speak {animal}\n"),
            6..8 => format!("introduce {animal}\n"),
            8 => format!("try {free}\n"),
            9 => {
                let old = format!("old{step}");
                let line = format!("swap {} {free} {old}\n", random.pick(&["x", "y"]));
                free = old;
                line
            }
            _ => format!("start {}\n", random.pick(&["x", "y"])),
        };
    }
    script + "introduce a\nintroduce c\nstart x\n"
}
