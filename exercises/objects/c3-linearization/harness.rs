//! Defines classes as a script says, one operation a line, and reports orders and look-ups.
//!
//! `class NAME BASE... : METHOD...` (the colon only if there are methods), `mro NAME`, `find NAME METHOD`, and `ladder N`,
//! which defines N diamonds on top of each other: t0, then l1(t0), r1(t0), t1(l1, r1), l2(t1), and so on.

use crate::grader::report;
use crate::solution::Classes;

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is text");
    let mut classes = Classes::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["class", name, ref rest @ ..] => {
                let colon = rest.iter().position(|word| *word == ":");
                let (bases, methods) = match colon {
                    Some(at) => (&rest[..at], &rest[at + 1..]),
                    None => (rest, &[][..]),
                };
                match classes.define(name, bases, methods) {
                    Ok(()) => report!("{line}"),
                    Err(text) => report!("{line} -> error: {text}"),
                }
            }
            ["mro", name] => {
                let order: Option<Vec<String>> = classes.mro(name);
                match order {
                    Some(order) => report!("{line} -> {}", order.join(" ")),
                    None => report!("{line} -> no such class"),
                }
            }
            ["find", name, method] => {
                let class: Option<String> = classes.find(name, method);
                match class {
                    Some(class) => report!("{line} -> {class}"),
                    None => report!("{line} -> nowhere"),
                }
            }
            ["ladder", diamonds] => {
                let Ok(diamonds) = diamonds.parse::<usize>() else {
                    panic!("not a number: {line:?}");
                };
                match ladder(&mut classes, diamonds) {
                    Ok(()) => report!("{line} -> ok"),
                    Err(text) => report!("{line} -> error: {text}"),
                }
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

fn ladder(classes: &mut Classes, diamonds: usize) -> Result<(), String> {
    classes.define("t0", &[], &["climb"])?;
    for rung in 1..=diamonds {
        let below = format!("t{}", rung - 1);
        let (left, right) = (format!("l{rung}"), format!("r{rung}"));
        classes.define(&left, &[&below], &[])?;
        classes.define(&right, &[&below], &["rest"])?;
        classes.define(&format!("t{rung}"), &[&left, &right], &[])?;
    }
    Ok(())
}
