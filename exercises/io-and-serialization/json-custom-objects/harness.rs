//! Encodes and decodes the values of a script, one operation a line, and reports what `default` and the hook were asked
//! and what came out.
//!
//! Values are written as in Python (`{'a': (1, None), 2: {True}}`, `Person('Eve', 35)`, `Opaque(Socket)`), trees as JSON.
//! `encode VALUE`, `decode JSON` and `round VALUE` (encode, then decode) use the current functions: `default rules` looks
//! up what `rule VALUE => ANSWER` has laid down, `default persons` (the initial one) then asks `person_default` as well;
//! `hook persons` (the initial one) is `person_hook`, `hook plain` makes a dict, and `hook sizes` makes the number of entries.
//! `ask VALUE` calls `person_default` alone.

use crate::grader::report;
use crate::solution::{Json, Py, decode, encode, person_default, person_hook};

#[derive(Clone, Copy)]
enum Hook {
    Persons,
    Plain,
    Sizes,
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is text");
    let mut rules: Vec<(String, Py)> = Vec::new();
    let mut persons = true;
    let mut hook = Hook::Persons;
    for line in script.lines().filter(|line| !line.trim().is_empty()) {
        let (operation, rest) = line.split_once(' ').unwrap_or((line, ""));
        match (operation, rest) {
            ("default", "rules") => persons = false,
            ("default", "persons") => persons = true,
            ("hook", "persons") => hook = Hook::Persons,
            ("hook", "plain") => hook = Hook::Plain,
            ("hook", "sizes") => hook = Hook::Sizes,
            ("rule", _) => {
                let Some((value, answer)) = rest.split_once(" => ") else {
                    panic!("a rule needs an answer: {line:?}");
                };
                let value = show(&whole(value, line, Reader::value));
                rules.push((value, whole(answer, line, Reader::value)));
            }
            ("ask", _) => match person_default(&whole(rest, line, Reader::value)) {
                Some(answer) => report!("{line} -> {}", show(&answer)),
                None => report!("{line} -> no answer"),
            },
            ("encode", _) => {
                report!("{line}");
                let value = whole(rest, line, Reader::value);
                match encode_value(&value, &rules, persons) {
                    Ok(tree) => report!("  -> {}", show_json(&tree)),
                    Err(message) => report!("  -> error: {message}"),
                }
            }
            ("decode", _) => {
                report!("{line}");
                let value = decode_tree(whole(rest, line, Reader::json), hook);
                report!("  -> {}", show(&value));
            }
            ("round", _) => {
                report!("{line}");
                let value = whole(rest, line, Reader::value);
                match encode_value(&value, &rules, persons) {
                    Ok(tree) => {
                        report!("  json {}", show_json(&tree));
                        let value = decode_tree(tree, hook);
                        report!("  -> {}", show(&value));
                    }
                    Err(message) => report!("  -> error: {message}"),
                }
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

fn encode_value(value: &Py, rules: &[(String, Py)], persons: bool) -> Result<Json, String> {
    encode(value, &mut |asked| {
        let asked_text = show(asked);
        report!("  asked {asked_text}");
        let rule = rules.iter().find(|(value, _)| *value == asked_text);
        match rule {
            Some((_, answer)) => Some(answer.clone()),
            None if persons => person_default(asked),
            None => None,
        }
    })
}

fn decode_tree(tree: Json, hook: Hook) -> Py {
    decode(tree, &mut |entries| {
        let shown: Vec<String> = entries
            .iter()
            .map(|(key, value)| format!("{key}={}", show(value)))
            .collect();
        report!("  hook {}", shown.join(", "));
        match hook {
            Hook::Persons => person_hook(entries),
            Hook::Plain => Py::Dict(
                entries
                    .into_iter()
                    .map(|(key, value)| (Py::Str(key), value))
                    .collect(),
            ),
            Hook::Sizes => Py::Int(entries.len() as i64),
        }
    })
}

/// Writes a value as Python would, except that nothing in texts is escaped.
fn show(value: &Py) -> String {
    match value {
        Py::None => "None".to_string(),
        Py::Bool(true) => "True".to_string(),
        Py::Bool(false) => "False".to_string(),
        Py::Int(number) => number.to_string(),
        Py::Str(text) => format!("'{text}'"),
        Py::List(items) => format!("[{}]", show_all(items)),
        Py::Tuple(items) if items.len() == 1 => format!("({},)", show_all(items)),
        Py::Tuple(items) => format!("({})", show_all(items)),
        Py::Set(items) if items.is_empty() => "set()".to_string(),
        Py::Set(items) => format!("{{{}}}", show_all(items)),
        Py::Dict(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, value)| format!("{}: {}", show(key), show(value)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
        Py::Person { name, age } => format!("Person('{name}', {age})"),
        Py::Opaque(name) => format!("Opaque({name})"),
    }
}

fn show_all(items: &[Py]) -> String {
    let items: Vec<String> = items.iter().map(show).collect();
    items.join(", ")
}

fn show_json(tree: &Json) -> String {
    match tree {
        Json::Null => "null".to_string(),
        Json::Bool(value) => value.to_string(),
        Json::Int(number) => number.to_string(),
        Json::Str(text) => format!("\"{text}\""),
        Json::List(items) => {
            let items: Vec<String> = items.iter().map(show_json).collect();
            format!("[{}]", items.join(", "))
        }
        Json::Object(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, value)| format!("\"{key}\": {}", show_json(value)))
                .collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}

/// Reads a text that holds exactly one thing.
fn whole<'a, T>(text: &'a str, line: &'a str, read: fn(&mut Reader<'a>) -> T) -> T {
    let mut reader = Reader { rest: text, line };
    let thing = read(&mut reader);
    if !reader.rest.trim().is_empty() {
        reader.fail("the end");
    }
    thing
}

/// Reads values and trees from what is left of a line.
struct Reader<'a> {
    rest: &'a str,
    line: &'a str,
}

impl<'a> Reader<'a> {
    fn fail(&self, wanted: &str) -> ! {
        panic!("{wanted} expected at {:?}: {:?}", self.rest, self.line);
    }

    fn eat(&mut self, mark: char) -> bool {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix(mark) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn expect(&mut self, mark: char) {
        if !self.eat(mark) {
            self.fail(&format!("{mark:?}"));
        }
    }

    /// The longest possibly empty stretch of characters that may stand in a word or a number.
    fn word(&mut self) -> &'a str {
        self.rest = self.rest.trim_start();
        let end = self
            .rest
            .find(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'))
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    fn number(&mut self) -> i64 {
        let word = self.word();
        match word.parse() {
            Ok(number) => number,
            Err(_) => panic!("{word:?} is not a number: {:?}", self.line),
        }
    }

    /// What stands before the closing quote.
    fn text(&mut self, quote: char) -> String {
        let Some((text, rest)) = self.rest.split_once(quote) else {
            self.fail("a closing quote");
        };
        self.rest = rest;
        text.to_string()
    }

    fn many<T>(&mut self, close: char, item: fn(&mut Self) -> T) -> Vec<T> {
        let mut items = Vec::new();
        while !self.eat(close) {
            items.push(item(self));
            if !self.eat(',') {
                self.expect(close);
                break;
            }
        }
        items
    }

    fn value(&mut self) -> Py {
        if self.eat('\'') {
            return Py::Str(self.text('\''));
        }
        if self.eat('[') {
            return Py::List(self.many(']', Self::value));
        }
        if self.eat('(') {
            return Py::Tuple(self.many(')', Self::value));
        }
        if self.eat('{') {
            return self.dict_or_set();
        }
        match self.word() {
            "None" => Py::None,
            "True" => Py::Bool(true),
            "False" => Py::Bool(false),
            "set" => {
                self.expect('(');
                self.expect(')');
                Py::Set(Vec::new())
            }
            "Person" => {
                self.expect('(');
                self.expect('\'');
                let name = self.text('\'');
                self.expect(',');
                let age = self.number();
                self.expect(')');
                Py::Person { name, age }
            }
            "Opaque" => {
                self.expect('(');
                let name = self.word().to_string();
                self.expect(')');
                Py::Opaque(name)
            }
            word => match word.parse() {
                Ok(number) => Py::Int(number),
                Err(_) => self.fail("a value"),
            },
        }
    }

    /// What follows an opening brace.
    fn dict_or_set(&mut self) -> Py {
        if self.eat('}') {
            return Py::Dict(Vec::new());
        }
        let first = self.value();
        if self.eat(':') {
            let mut entries = vec![(first, self.value())];
            if self.eat(',') {
                entries.extend(self.many('}', |reader| {
                    let key = reader.value();
                    reader.expect(':');
                    (key, reader.value())
                }));
            } else {
                self.expect('}');
            }
            return Py::Dict(entries);
        }
        let mut items = vec![first];
        if self.eat(',') {
            items.extend(self.many('}', Self::value));
        } else {
            self.expect('}');
        }
        Py::Set(items)
    }

    fn json(&mut self) -> Json {
        if self.eat('"') {
            return Json::Str(self.text('"'));
        }
        if self.eat('[') {
            return Json::List(self.many(']', Self::json));
        }
        if self.eat('{') {
            return Json::Object(self.many('}', |reader| {
                reader.expect('"');
                let key = reader.text('"');
                reader.expect(':');
                (key, reader.json())
            }));
        }
        match self.word() {
            "null" => Json::Null,
            "true" => Json::Bool(true),
            "false" => Json::Bool(false),
            word => match word.parse() {
                Ok(number) => Json::Int(number),
                Err(_) => self.fail("a JSON value"),
            },
        }
    }
}
