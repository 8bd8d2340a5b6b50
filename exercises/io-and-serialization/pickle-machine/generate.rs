//! Scripts for a pickle machine: containers that share and hold one another, and programs of which some are sound and
//! some have an operation too many or too few.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::from("let a = []\nlet b = {}\nlet c = [1]\nlet d = {'k': a}\n");
    for name in ["f", "g", "first"] {
        let action = random.pick(&["first", "list", "list", "sum", "fail"]);
        script += &format!("allow {name} {action}\n");
    }
    for _ in 0..size {
        let (list, dict) = (random.pick(&["a", "c"]), random.pick(&["b", "d"]));
        let key = random.pick(&["k", "l"]);
        let any = random.pick(&["a", "b", "c", "d"]);
        script += &match random.below(20) {
            0 => format!("let {list} = [{}, {}]\n", item(random), item(random)),
            1 => format!(
                "let {dict} = {{'k': {}, 'l': {}}}\n",
                item(random),
                item(random)
            ),
            2..5 => format!("append {list} {}\n", item(random)),
            5..7 => format!("set {dict} {key} {}\n", item(random)),
            7 => format!("dump {any} as e\nshow e\n"),
            8 => format!("measure {any} as e\nshow {any}\n"),
            9..11 => format!("dump {any} as e\n"),
            _ => format!("load {}\n", program(random)),
        };
    }
    script + "dump a as e\nmeasure d as e\n"
}

fn item(random: &mut Random) -> &'static str {
    ["1", "'t'", "[]", "{}", "a", "b", "c", "d", "[a, a]"][random.below(9)]
}

/// Most of it leaves one value on the stack.
fn program(random: &mut Random) -> String {
    let mut words: Vec<String> = Vec::new();
    push(random, 3, &mut words);
    words.push("stop".to_string());
    if random.chance(35) {
        let place = random.below(words.len());
        match random.below(3) {
            0 => drop(words.remove(place)),
            1 => {
                let more = [
                    "stop",
                    "append",
                    "setitem",
                    "get:0",
                    "get:7",
                    "memo:9",
                    "call:1",
                    "global:h",
                    "global:ff",
                    "int:5",
                    "str:f",
                ];
                words.insert(place, random.pick(&more).to_string());
            }
            _ => words.truncate(place),
        }
    }
    words.join(" ")
}

/// Operations that push one value.
fn push(random: &mut Random, depth: usize, words: &mut Vec<String>) {
    let mut say = |word: &str| words.push(word.to_string());
    let kinds = if depth == 0 { 3 } else { 10 };
    match random.below(kinds) {
        0 => say("int:1"),
        1 => say("str:k"),
        2 => say(["list", "dict"][random.below(2)]),
        3..6 => {
            say("list");
            let memo = random.below(2);
            if random.chance(60) {
                say(&format!("memo:{memo}"));
                if random.chance(50) {
                    say(&format!("get:{memo}"));
                    say("append");
                }
            }
            for _ in 0..random.below(3) {
                push(random, depth - 1, words);
                words.push("append".to_string());
            }
        }
        6..8 => {
            say("dict");
            for _ in 0..random.below(4) {
                words.push(format!("str:{}", random.pick(&["k", "l"])));
                push(random, depth - 1, words);
                words.push("setitem".to_string());
            }
        }
        _ => {
            let name = random.pick(&["f", "g", "first"]);
            say(&format!("global:{name}"));
            let count = random.below(3);
            (0..count).for_each(|_| push(random, depth - 1, words));
            words.push(format!("call:{count}"));
        }
    }
}
