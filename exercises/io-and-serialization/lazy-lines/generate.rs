//! Scripts for Reading lines lazily: short inputs over few pieces, so that blank lines, endings of all kinds, bad bytes and
//! failures meet.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let pieces = [
        "a",
        "b",
        "END",
        "\\n",
        "\\n",
        "\\n",
        "\\r",
        "\\r\\n",
        "\\s",
        "\\xff",
        "\\xc3\\xa4",
        "\\xc2\\xa0",
        "ß",
        "END\\n",
    ];
    let mut script = String::new();
    let mut left = size + 1;
    while left > 0 {
        script += &format!("reset\nchunk {}\ndata ", random.pick(&[1, 2, 3, 100]));
        for _ in 0..random.between(1, 12) {
            script += *random.pick(&pieces);
        }
        script += "\n";
        if random.chance(25) {
            let kind = random.pick(&["", " InvalidData"]);
            script += &format!("broken {}{kind}\n", random.below(10));
        }
        // Whoever reads up to the sentinel leaves the rest to an iterator.
        while random.chance(30) {
            script += *random.pick(&["sentinel END\n", "sentinel \\s\n", "left\n"]);
        }
        if random.chance(80) {
            script += *random.pick(&["lines\n", "numbered\n", "upper\n"]);
            script += &format!("next {}\nleft\n", random.below(4));
            script += *random.pick(&["rest\n", "rest\nnext 1\n", "next 1\nleft\n"]);
        }
        left = left.saturating_sub(4);
    }
    script
}
