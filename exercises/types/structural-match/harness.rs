//! Reads values from a script, one a line, and reports the learner's description of each.
//!
//! `describe VALUE` describes a value, `limit N` sets the limit from here on (10 at first). A value is `true`, `false`,
//! a whole number, `"text"`, a list `[A, B]`, a tuple `(A, B)`, a mapping `{key: A, name: B}` or a point
//! `point(X, Y)`; blanks between its parts do not matter.

use crate::grader::report;
use crate::solution::{Data, describe};
use std::io::Read;

pub fn run() {
    let mut script = String::new();
    std::io::stdin()
        .read_to_string(&mut script)
        .expect("the script is text");
    let mut limit = 10;
    for line in script.lines().map(str::trim).filter(|l| !l.is_empty()) {
        if let Some(number) = line.strip_prefix("limit ") {
            limit = match number.trim().parse() {
                Ok(limit) => limit,
                Err(_) => panic!("script: not a limit: {line:?}"),
            };
        } else if let Some(text) = line.strip_prefix("describe ") {
            let text = text.trim();
            let mut reader = Reader { line, rest: text };
            let value = reader.value();
            reader.done();
            report!("{text} -> {}", describe(&value, limit));
        } else {
            panic!("script: no such operation: {line:?}");
        }
    }
}

struct Reader<'a> {
    line: &'a str,
    rest: &'a str,
}

impl Reader<'_> {
    fn value(&mut self) -> Data {
        if self.take("[") {
            Data::List(self.items("]"))
        } else if self.take("(") {
            Data::Tuple(self.items(")"))
        } else if self.take("{") {
            Data::Map(self.entries())
        } else if self.take("\"") {
            let Some((text, rest)) = self.rest.split_once('"') else {
                self.fail("the text has no end");
            };
            self.rest = rest;
            Data::Text(text.to_string())
        } else if self.take("point(") {
            let x = self.number();
            self.want(",");
            let y = self.number();
            self.want(")");
            Data::Point { x, y }
        } else if self.take("true") {
            Data::Bool(true)
        } else if self.take("false") {
            Data::Bool(false)
        } else {
            Data::Int(self.number())
        }
    }

    fn items(&mut self, end: &str) -> Vec<Data> {
        let mut items = Vec::new();
        while !self.take(end) {
            if !items.is_empty() {
                self.want(",");
            }
            items.push(self.value());
        }
        items
    }

    fn entries(&mut self) -> Vec<(String, Data)> {
        let mut entries: Vec<(String, Data)> = Vec::new();
        while !self.take("}") {
            if !entries.is_empty() {
                self.want(",");
            }
            let key = self.word(|c| c.is_alphanumeric()).to_string();
            if key.is_empty() || entries.iter().any(|(known, _)| *known == key) {
                self.fail("every key needs a name of its own");
            }
            self.want(":");
            let value = self.value();
            entries.push((key, value));
        }
        entries
    }

    fn number(&mut self) -> i64 {
        match self.word(|c| c == '-' || c.is_ascii_digit()).parse() {
            Ok(number) => number,
            Err(_) => self.fail("here should be a value"),
        }
    }

    fn word(&mut self, belongs: fn(char) -> bool) -> &str {
        let text = self.rest.trim_start();
        let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
        let (word, rest) = text.split_at(end);
        self.rest = rest;
        word
    }

    fn take(&mut self, token: &str) -> bool {
        match self.rest.trim_start().strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn want(&mut self, token: &str) {
        if !self.take(token) {
            self.fail(&format!("here should be `{token}`"));
        }
    }

    fn done(&self) {
        if !self.rest.trim().is_empty() {
            self.fail("the value should end here");
        }
    }

    fn fail(&self, why: &str) -> ! {
        panic!("script: {why}, before {:?} in {:?}", self.rest, self.line)
    }
}
