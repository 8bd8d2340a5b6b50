//! Scripts for monkey patching: three classes in a line and methods that patch while they run, so that what is found
//! depends on when one looks.
//!
//! `speak` and `walk` never call anything, and `go` calls nothing but them: no patch makes a method call itself.

use crate::grader::Random;

const WRITTEN: &str = "\
method m0 say zero
method m1 say one ; add x
method m2 who ; show x
method m3 fail out of order
method g0 call speak ; call walk
method g1 say before ; patch A speak m1 ; call speak
method g2 patch-self speak m2 ; call speak ; add x
method g3 unpatch B speak ; call speak
method i1 store x
class A speak=m0 walk=m2 go=g0
class B < A speak=m1
class C < B
new a A
new b B
new c C
same-object d c
same-class K A
";

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::from(WRITTEN);
    for _ in 0..size {
        let class = random.pick(&["A", "B", "C", "K"]);
        let object = random.pick(&["a", "b", "c", "d"]);
        let quiet = random.pick(&["speak", "walk"]);
        let any = random.pick(&["speak", "speak", "walk", "go", "fly"]);
        let method = random.pick(&["m0", "m1", "m2", "m3", "o"]);
        script += &match random.below(24) {
            0..4 => format!("patch {class} {quiet} {method}\n"),
            4 => format!("patch {class} {quiet} m1 as o\n"),
            5 => format!(
                "patch {class} go {}\n",
                random.pick(&["g0", "g1", "g2", "g3"])
            ),
            6..8 => format!("unpatch {class} {quiet}\n"),
            8 => format!("unpatch {class} {quiet} as o\n"),
            9 => format!("patch {class} __init__ i1\n"),
            10 => format!("unpatch {class} __init__\n"),
            11 => format!("new {object} {} 5\n", random.pick(&["A", "B", "C"])),
            12 => format!("new {object} {}\n", random.pick(&["A", "B", "C"])),
            13 => format!("patch-self {object} {quiet} m{}\n", random.below(4)),
            14 => format!("set {object} x {}\n", random.below(9)),
            15 => format!("get {object} x\n"),
            16 => format!("class-of {object}\n"),
            17..19 => format!("bind f {object} {any}\n"),
            19 => "call-bound f 3\n".to_string(),
            _ => format!("call {object} {any}\n"),
        };
    }
    script + "call c go\ncall a speak\ncall-bound f\nget c x\n"
}
