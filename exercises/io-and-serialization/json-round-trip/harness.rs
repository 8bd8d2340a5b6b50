//! Drives `dumps` and `loads` with a script: values are built on a stack, one operation a line.
//!
//! In scripts and reports `<e9>` stands for the character U+00E9, so that every line is plain ASCII.

use std::io::Read;

use crate::grader::report;
use crate::solution::{Json, dumps, loads};

pub fn run() {
    let mut script = String::new();
    std::io::stdin()
        .read_to_string(&mut script)
        .expect("the script is not UTF-8");
    let mut stack: Vec<Json> = Vec::new();
    for line in script.lines() {
        let (op, rest) = line.split_once(' ').unwrap_or((line, ""));
        match op {
            "" => {}
            "null" => stack.push(Json::Null),
            "true" => stack.push(Json::Bool(true)),
            "false" => stack.push(Json::Bool(false)),
            "int" => stack.push(Json::Int(number(rest))),
            "float" => stack.push(Json::Float(number(rest))),
            "str" => stack.push(Json::Str(decode(rest))),
            "list" => {
                let values = pop(&mut stack, number(rest));
                stack.push(Json::List(values));
            }
            "object" => {
                let keys: Vec<String> = rest.split_whitespace().map(decode).collect();
                let values = pop(&mut stack, keys.len());
                stack.push(Json::Object(keys.into_iter().zip(values).collect()));
            }
            "dump" => {
                let value = pop(&mut stack, 1).remove(0);
                report!("dump -> {}", visible(&dumps(&value), "<"));
            }
            "trip" => {
                let value = pop(&mut stack, 1).remove(0);
                let text = dumps(&value);
                let same = match loads(&text) {
                    Ok(back) => show(&back) == show(&value),
                    Err(_) => false,
                };
                let lines = text.split(['\n', '\r']).count();
                report!("trip -> lines {lines}, round trip {same}");
            }
            "load" => report!("load {rest} -> {}", outcome(&decode(rest))),
            "prefixes" => {
                let text = decode(rest);
                let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
                let tried = ends.clone().count();
                let accepted = ends.filter(|&end| loads(&text[..end]).is_ok()).count();
                report!("prefixes -> {accepted} of {tried} accepted");
            }
            "nest-lists" => {
                let depth: usize = number(rest);
                let text = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
                report!("nest-lists {depth} -> {}", accepted(&text));
            }
            "nest-objects" => {
                let depth: usize = number(rest);
                let text = format!("{}0{}", "{\"k\": ".repeat(depth), "}".repeat(depth));
                report!("nest-objects {depth} -> {}", accepted(&text));
            }
            "sibling-lists" => {
                let count: usize = number(rest);
                let text = format!("[{}]", vec!["[]"; count].join(","));
                report!("sibling-lists {count} -> {}", accepted(&text));
            }
            "open-lists" => {
                let depth: usize = number(rest);
                report!("open-lists {depth} -> {}", accepted(&"[".repeat(depth)));
            }
            "open-objects" => {
                let depth: usize = number(rest);
                let text = "{\"k\":".repeat(depth);
                report!("open-objects {depth} -> {}", accepted(&text));
            }
            "long" => {
                let count: usize = number(rest);
                let texts = (0..count).map(|i| Json::Str(format!("caf\u{e9} {i}")));
                let text = dumps(&Json::List(texts.collect()));
                let back = match loads(&text) {
                    Ok(Json::List(items)) => {
                        let good = items.iter().enumerate().filter(
                            |(i, item)| matches!(item, Json::Str(s) if *s == format!("caf\u{e9} {i}")),
                        );
                        format!("{} of {} items right", good.count(), items.len())
                    }
                    Ok(_) => "not a list".to_string(),
                    Err(_) => "error".to_string(),
                };
                report!("long {count} -> {} bytes, {back}", text.len());
            }
            _ => panic!("unknown operation in the script: {line:?}"),
        }
    }
}

fn number<N: std::str::FromStr>(text: &str) -> N {
    text.parse()
        .unwrap_or_else(|_| panic!("not a fitting number in the script: {text:?}"))
}

fn pop(stack: &mut Vec<Json>, count: usize) -> Vec<Json> {
    match stack.len().checked_sub(count) {
        Some(keep) => stack.split_off(keep),
        None => panic!("the script takes {count} values where fewer are on the stack"),
    }
}

/// Turns every `<hex>` of a script line into the character it stands for.
fn decode(text: &str) -> String {
    let mut parts = text.split('<');
    let mut out = parts.next().unwrap_or_default().to_string();
    for part in parts {
        let character = part.split_once('>').and_then(|(hex, rest)| {
            let code = u32::from_str_radix(hex, 16).ok()?;
            Some((char::from_u32(code)?, rest))
        });
        match character {
            Some((character, rest)) => {
                out.push(character);
                out.push_str(rest);
            }
            None => panic!("no character in the script: {text:?}"),
        }
    }
    out
}

/// The way back: characters outside space to `~`, and those in `also`, become `<hex>`.
fn visible(text: &str, also: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if (' '..='~').contains(&c) && !also.contains(c) {
            out.push(c);
        } else {
            out.push_str(&format!("<{:x}>", u32::from(c)));
        }
    }
    out
}

fn outcome(text: &str) -> String {
    match loads(text) {
        Ok(value) => show(&value),
        Err(_) => "error".to_string(),
    }
}

fn accepted(text: &str) -> &'static str {
    match loads(text) {
        Ok(_) => "accepted",
        Err(_) => "error",
    }
}

fn show(value: &Json) -> String {
    match value {
        Json::Null => "Null".to_string(),
        Json::Bool(b) => format!("Bool({b})"),
        Json::Int(n) => format!("Int({n})"),
        Json::Float(x) => format!("Float({x:?})"),
        Json::Str(s) => format!("Str(\"{}\")", visible(s, "<\"\\")),
        Json::List(items) => {
            let items: Vec<String> = items.iter().map(show).collect();
            format!("List[{}]", items.join(", "))
        }
        Json::Object(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, value)| format!("\"{}\": {}", visible(key, "<\"\\"), show(value)))
                .collect();
            format!("Object{{{}}}", entries.join(", "))
        }
    }
}
