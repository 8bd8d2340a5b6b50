//! Scripts for gathering futures: a handful that are ready at one of the first polls or fail there.
//!
//! One start and one end a script: nobody polls a future again that was ready, whichever lines are left out.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::new();
    let most = 1 + size.min(8);
    let futures = random.below(most);
    let operation = *random.pick(&["gather", "gather", "try", "try", "first", "first", "guard"]);
    for future in 0..futures {
        // One that is never ready would keep the others from coming to an end.
        let never = operation == "first" && random.chance(25);
        let polls = random.between(1, 4);
        script += &if never {
            format!("future f{future} never\n")
        } else if random.chance(25) {
            format!("future f{future} {polls} error lost {future}\n")
        } else {
            format!("future f{future} {polls} value {}\n", random.between(-9, 9))
        };
        if random.chance(8) {
            script += &format!("{} s{future}\n", random.pick(&["sum", "try-sum"]));
        }
    }
    script += &format!("{operation}\nfinish\n");
    if futures > 0 && random.chance(50) {
        script += "wake f0\n";
    }
    script
}
