//! Rejected: ignores a key that has been seen before, so its old value stays.

/// Lists and objects may be nested this deep, so that hostile input cannot exhaust the stack.
const MAX_DEPTH: usize = 200;

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    Null,
    Bool(bool),
    /// A number written without a fraction and without an exponent.
    Int(i64),
    /// Any other number; never NaN or infinite.
    Float(f64),
    Str(String),
    List(Vec<Json>),
    /// The entries in their order; no key occurs twice.
    Object(Vec<(String, Json)>),
}

/// Writes `j` as JSON on a single line of ASCII, with `, ` and `: ` as separators.
pub fn dumps(j: &Json) -> String {
    let mut out = String::new();
    write_value(j, &mut out);
    out
}

fn write_value(j: &Json, out: &mut String) {
    match j {
        Json::Null => out.push_str("null"),
        Json::Bool(b) => out.push_str(if *b { "true" } else { "false" }),
        Json::Int(n) => out.push_str(&n.to_string()),
        Json::Float(x) => out.push_str(&format!("{x:?}")),
        Json::Str(s) => write_string(s, out),
        Json::List(items) => {
            out.push('[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push_str(", ");
                }
                write_value(item, out);
            }
            out.push(']');
        }
        Json::Object(entries) => {
            out.push('{');
            for (i, (key, value)) in entries.iter().enumerate() {
                if i > 0 {
                    out.push_str(", ");
                }
                write_string(key, out);
                out.push_str(": ");
                write_value(value, out);
            }
            out.push('}');
        }
    }
}

fn write_string(s: &str, out: &mut String) {
    out.push('"');
    for c in s.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            ' '..='~' => out.push(c),
            // One UTF-16 unit up to U+FFFF, a surrogate pair beyond.
            _ => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    out.push('"');
}

/// Reads exactly one JSON value, strictly: anything that is not JSON is an `Err`, never a panic.
pub fn loads(text: &str) -> Result<Json, String> {
    let mut parser = Parser { text, pos: 0 };
    let value = parser.value(0)?;
    parser.skip_blanks();
    match parser.peek() {
        None => Ok(value),
        Some(_) => Err(parser.error("text after the value")),
    }
}

/// A place in the text. `pos` is always at the border of a character: it only ever moves past whole ones.
struct Parser<'a> {
    text: &'a str,
    pos: usize,
}

impl Parser<'_> {
    fn error(&self, what: &str) -> String {
        format!("{what} at byte {}", self.pos)
    }

    /// The next byte. JSON's own signs are ASCII, so a byte is enough to decide what comes.
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.pos).copied()
    }

    fn eat(&mut self, wanted: &str) -> bool {
        let found = self.text[self.pos..].starts_with(wanted);
        if found {
            self.pos += wanted.len();
        }
        found
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.pos += 1;
        }
    }

    /// Like `eat`, with blanks before.
    fn eat_sign(&mut self, wanted: &str) -> bool {
        self.skip_blanks();
        self.eat(wanted)
    }

    fn value(&mut self, depth: usize) -> Result<Json, String> {
        self.skip_blanks();
        match self.peek() {
            Some(b'[') => self.list(depth + 1),
            Some(b'{') => self.object(depth + 1),
            Some(b'"') => self.string().map(Json::Str),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ if self.eat("null") => Ok(Json::Null),
            _ if self.eat("true") => Ok(Json::Bool(true)),
            _ if self.eat("false") => Ok(Json::Bool(false)),
            _ => Err(self.error("no value")),
        }
    }

    fn list(&mut self, depth: usize) -> Result<Json, String> {
        self.enter(depth)?;
        let mut items = Vec::new();
        if self.eat_sign("]") {
            return Ok(Json::List(items));
        }
        loop {
            items.push(self.value(depth)?);
            if self.eat_sign("]") {
                return Ok(Json::List(items));
            }
            if !self.eat(",") {
                return Err(self.error("`,` or `]` expected"));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Json, String> {
        self.enter(depth)?;
        let mut entries: Vec<(String, Json)> = Vec::new();
        if self.eat_sign("}") {
            return Ok(Json::Object(entries));
        }
        loop {
            self.skip_blanks();
            let key = self.string()?;
            if !self.eat_sign(":") {
                return Err(self.error("`:` expected"));
            }
            let value = self.value(depth)?;
            if !entries.iter().any(|(known, _)| *known == key) {
                entries.push((key, value));
            }
            if self.eat_sign("}") {
                return Ok(Json::Object(entries));
            }
            if !self.eat(",") {
                return Err(self.error("`,` or `}` expected"));
            }
        }
    }

    /// Steps over the opening bracket, unless it is one level too many.
    fn enter(&mut self, depth: usize) -> Result<(), String> {
        if depth > MAX_DEPTH {
            return Err(self.error("nested too deep"));
        }
        self.pos += 1;
        Ok(())
    }

    fn number(&mut self) -> Result<Json, String> {
        let start = self.pos;
        self.eat("-");
        if !self.eat("0") {
            self.digits()?;
        }
        let mut is_int = true;
        if self.eat(".") {
            is_int = false;
            self.digits()?;
        }
        if self.eat("e") || self.eat("E") {
            is_int = false;
            if !self.eat("+") {
                self.eat("-");
            }
            self.digits()?;
        }
        let digits = &self.text[start..self.pos];
        let number = if is_int {
            digits.parse().ok().map(Json::Int)
        } else {
            let float = digits.parse().ok();
            float.filter(|x: &f64| x.is_finite()).map(Json::Float)
        };
        number.ok_or_else(|| self.error("number out of range"))
    }

    /// One digit or more.
    fn digits(&mut self) -> Result<(), String> {
        let start = self.pos;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.pos += 1;
        }
        if self.pos == start {
            return Err(self.error("digit expected"));
        }
        Ok(())
    }

    fn string(&mut self) -> Result<String, String> {
        if !self.eat("\"") {
            return Err(self.error("string expected"));
        }
        let mut out = String::new();
        loop {
            let Some(c) = self.text[self.pos..].chars().next() else {
                return Err(self.error("string without an end"));
            };
            match c {
                '\0'..='\u{1f}' => return Err(self.error("raw control character")),
                '"' => {
                    self.pos += 1;
                    return Ok(out);
                }
                '\\' => {
                    self.pos += 1;
                    out.push(self.escape()?);
                }
                _ => {
                    self.pos += c.len_utf8();
                    out.push(c);
                }
            }
        }
    }

    /// What comes after a backslash.
    fn escape(&mut self) -> Result<char, String> {
        let c = match self.peek() {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.pos += 1;
                return self.unicode_escape();
            }
            _ => return Err(self.error("unknown escape")),
        };
        self.pos += 1;
        Ok(c)
    }

    /// What comes after `\u`: one UTF-16 unit, or two that belong together.
    fn unicode_escape(&mut self) -> Result<char, String> {
        let mut units = vec![self.hex_unit()?];
        if (0xd800..0xdc00).contains(&units[0]) && self.eat("\\u") {
            units.push(self.hex_unit()?);
        }
        let mut decoded = char::decode_utf16(units);
        match (decoded.next(), decoded.next()) {
            (Some(Ok(c)), None) => Ok(c),
            _ => Err(self.error("half of a surrogate pair")),
        }
    }

    /// Four hex digits, one by one: `from_str_radix` alone would accept a sign as well.
    fn hex_unit(&mut self) -> Result<u16, String> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            let digit = digit.ok_or_else(|| self.error("hex digit expected"))?;
            unit = unit * 16 + digit as u16;
            self.pos += 1;
        }
        Ok(unit)
    }
}
