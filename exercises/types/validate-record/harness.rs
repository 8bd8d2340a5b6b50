//! Collects raw fields as a script says, lets the learner's code make orders of them and apply rules, and reports the results.
//!
//! `new FIELD=VALUE...` begins anew with these fields and parses them. A VALUE is a number, a text such as "a@b" (an
//! underscore in it stands for a blank), or null. `discount N` changes the discount of the last order. `int N RULE...` and
//! `text "T" RULE...` apply rules, the whole list being one `All`: at-least:N, at-most:N, even, contains:T, accept:NAME,
//! refuse:NAME, and lists in round brackets, which are an `All` of their own.

use crate::grader::report;
use crate::solution::{All, AtLeast, AtMost, Contains, FieldError, Order, Raw, Rule, parse_order};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// The names of the rules that were asked, in this order.
type Asked = Rc<RefCell<Vec<String>>>;

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is text");
    let mut order: Option<Order> = None;
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["new", ref fields @ ..] => {
                report!("{line}");
                order = parse(fields, line);
            }
            ["discount", value] => match &mut order {
                Some(order) => {
                    let changed: Result<(), String> = order.set_discount(number(value, line));
                    let answer = match changed {
                        Ok(()) => "ok".to_string(),
                        Err(message) => message,
                    };
                    report!("{line} -> {answer}");
                    show(order);
                }
                None => report!("{line} -> there is no order"),
            },
            ["int", value, ref rules @ ..] => {
                let asked = Asked::default();
                let mut rest = rules;
                let all = list(&mut rest, &|word| int_rule(word, &asked, line), line);
                assert!(rest.is_empty(), "a bracket too many: {line:?}");
                answer(all.check(&number(value, line)), &asked, line);
            }
            ["text", value, ref rules @ ..] => {
                let asked = Asked::default();
                let mut rest = rules;
                let all = list(&mut rest, &|word| text_rule(word, &asked, line), line);
                assert!(rest.is_empty(), "a bracket too many: {line:?}");
                let Some(text) = quoted(value) else {
                    panic!("not a text: {line:?}");
                };
                answer(all.check(&text), &asked, line);
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

fn parse(fields: &[&str], line: &str) -> Option<Order> {
    let mut raw: BTreeMap<String, Raw> = BTreeMap::new();
    for field in fields {
        let Some((name, value)) = field.split_once('=') else {
            panic!("{field:?} is not FIELD=VALUE: {line:?}");
        };
        let value = match quoted(value) {
            Some(text) => Raw::Text(text),
            None if value == "null" => Raw::Null,
            None => Raw::Int(number(value, line)),
        };
        raw.insert(name.to_string(), value);
    }
    let parsed: Result<Order, Vec<FieldError>> = parse_order(&raw);
    match parsed {
        Ok(order) => {
            show(&order);
            Some(order)
        }
        Err(errors) => {
            for FieldError { field, message } in errors {
                report!("  {field}: {message}");
            }
            None
        }
    }
}

fn show(order: &Order) {
    let (id, total, discount): (i64, i64, i64) = (order.id(), order.total(), order.discount());
    let email: &str = order.email();
    report!("  order {id} {email} {total} {discount}");
}

fn answer(result: Result<(), String>, asked: &Asked, line: &str) {
    let answer = match result {
        Ok(()) => "accepted".to_string(),
        Err(message) => message,
    };
    let asked = asked.borrow();
    if asked.is_empty() {
        report!("{line} -> {answer}");
    } else {
        report!("{line} -> {answer} (asked {})", asked.join(" "));
    }
}

/// The rules up to the end or to a closing bracket.
fn list<T: 'static>(
    rest: &mut &[&str],
    rule: &dyn Fn(&str) -> Box<dyn Rule<T>>,
    line: &str,
) -> All<T> {
    let mut rules: Vec<Box<dyn Rule<T>>> = Vec::new();
    while let Some((&word, behind)) = rest.split_first()
        && word != ")"
    {
        *rest = behind;
        if word == "(" {
            rules.push(Box::new(list(rest, rule, line)));
            let Some((_, behind)) = rest.split_first() else {
                panic!("a bracket is not closed: {line:?}");
            };
            *rest = behind;
        } else {
            rules.push(rule(word));
        }
    }
    All { rules }
}

fn int_rule(word: &str, asked: &Asked, line: &str) -> Box<dyn Rule<i64>> {
    match word.split_once(':') {
        Some(("at-least", least)) => Box::new(AtLeast(number(least, line))),
        Some(("at-most", most)) => Box::new(AtMost(number(most, line))),
        None if word == "even" => Box::new(|value: &i64| match value % 2 {
            0 => Ok(()),
            _ => Err(format!("{value} is odd")),
        }),
        _ => closure(word, asked, line),
    }
}

fn text_rule(word: &str, asked: &Asked, line: &str) -> Box<dyn Rule<String>> {
    match word.split_once(':') {
        Some(("contains", part)) => Box::new(Contains(part.to_string())),
        _ => closure(word, asked, line),
    }
}

/// A rule that writes down that it was asked.
fn closure<T: 'static>(word: &str, asked: &Asked, line: &str) -> Box<dyn Rule<T>> {
    let asked = Rc::clone(asked);
    match word.split_once(':') {
        Some((how @ ("accept" | "refuse"), name)) => {
            let (name, accepts) = (name.to_string(), how == "accept");
            Box::new(move |_: &T| {
                asked.borrow_mut().push(name.clone());
                if accepts {
                    Ok(())
                } else {
                    Err(format!("refused by {name}"))
                }
            })
        }
        _ => panic!("no such rule: {word:?} in {line:?}"),
    }
}

fn quoted(word: &str) -> Option<String> {
    let inside = word.strip_prefix('"')?.strip_suffix('"')?;
    Some(inside.replace('_', " "))
}

fn number(word: &str, line: &str) -> i64 {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
