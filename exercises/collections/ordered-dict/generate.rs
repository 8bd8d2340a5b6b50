//! Scripts for an ordered dict: five keys and two cursors, so that keys are removed and come back while a cursor is on
//! its way.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::from("insert a 1\ninsert b 2\ninsert c 3\ncursor x\n");
    for _ in 0..size {
        let key = random.pick(&["a", "b", "c", "d", "e"]);
        let cursor = random.pick(&["x", "x", "y"]);
        let from = random.below(6);
        script += &match random.below(24) {
            0..5 => format!("insert {key} {}\n", random.below(10)),
            5..9 => format!("remove {key}\n"),
            9..16 => format!("next {cursor}\n"),
            16..18 => format!("cursor {cursor}\n"),
            18 => format!("get {key}\n"),
            19 => "keys\n".to_string(),
            20 => "items\nlen\n".to_string(),
            // Without a change of the length, which no cursor notices.
            21 => format!("remove {key}\ninsert {key} 7\nnext {cursor}\nnext {cursor}\n"),
            22 => format!("bulk-insert {from} {}\nbulk-walk\n", from + 3),
            _ => format!("bulk-remove {from} {}\nbulk-pop 1\nbulk-walk\n", from + 2),
        };
    }
    script + "next x\nnext x\nnext y\nitems\nlen\n"
}
