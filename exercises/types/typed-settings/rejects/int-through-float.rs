//! Rejected: reads every decimal number as a float first and turns it into an int when nothing is behind the point

use std::collections::HashMap;

/// A value of one of the kinds that a literal can have.
#[derive(Debug, Clone, PartialEq)]
pub enum Setting {
    None,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(String),
    List(Vec<Setting>),
}

/// Why a setting cannot be had as the type that was asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum GetError {
    /// There is no such key.
    Missing,
    /// The value is of another kind, named as `kind` names it.
    WrongKind { found: String },
    /// The first element of a list that does not fit, counted from 0, and its kind.
    WrongElement { index: usize, found: String },
}

/// A type that settings can be read as.
pub trait FromSetting: Sized {
    /// The value of `s` as this type, or an error that names the kind found instead; never `Missing`.
    fn from_setting(s: &Setting) -> Result<Self, GetError>;
}

/// Takes ints alone.
impl FromSetting for i64 {
    fn from_setting(s: &Setting) -> Result<Self, GetError> {
        match s {
            Setting::Int(number) => Ok(*number),
            _ => Err(wrong_kind(s)),
        }
    }
}

/// Takes floats and ints.
impl FromSetting for f64 {
    fn from_setting(s: &Setting) -> Result<Self, GetError> {
        match s {
            Setting::Float(number) => Ok(*number),
            Setting::Int(number) => Ok(*number as f64),
            _ => Err(wrong_kind(s)),
        }
    }
}

/// Takes bools alone.
impl FromSetting for bool {
    fn from_setting(s: &Setting) -> Result<Self, GetError> {
        match s {
            Setting::Bool(truth) => Ok(*truth),
            _ => Err(wrong_kind(s)),
        }
    }
}

/// Takes texts alone.
impl FromSetting for String {
    fn from_setting(s: &Setting) -> Result<Self, GetError> {
        match s {
            Setting::Text(text) => Ok(text.clone()),
            _ => Err(wrong_kind(s)),
        }
    }
}

/// `None` for None, and otherwise what `T` takes.
impl<T: FromSetting> FromSetting for Option<T> {
    fn from_setting(s: &Setting) -> Result<Self, GetError> {
        match s {
            Setting::None => Ok(None),
            _ => T::from_setting(s).map(Some),
        }
    }
}

/// Takes lists whose elements `T` takes.
impl<T: FromSetting> FromSetting for Vec<T> {
    fn from_setting(s: &Setting) -> Result<Self, GetError> {
        let Setting::List(items) = s else {
            return Err(wrong_kind(s));
        };
        let mut elements = Vec::new();
        for (index, item) in items.iter().enumerate() {
            let element = T::from_setting(item).map_err(|error| match error {
                GetError::WrongKind { found } | GetError::WrongElement { found, .. } => {
                    GetError::WrongElement { index, found }
                }
                GetError::Missing => GetError::Missing,
            })?;
            elements.push(element);
        }
        Ok(elements)
    }
}

fn wrong_kind(s: &Setting) -> GetError {
    GetError::WrongKind {
        found: kind(s).to_string(),
    }
}

/// Reads one literal.
pub fn parse_literal(src: &str) -> Result<Setting, String> {
    let src = src.trim();
    let mut rest = src;
    match literal(&mut rest) {
        Some(setting) if rest.trim().is_empty() => Ok(setting),
        _ => Err(format!("invalid literal: {src}")),
    }
}

/// Takes one literal from the front of `rest`.
fn literal(rest: &mut &str) -> Option<Setting> {
    if let Some(behind) = rest.strip_prefix('[') {
        *rest = behind;
        return list(rest);
    }
    for quote in ['\'', '"'] {
        if let Some(behind) = rest.strip_prefix(quote) {
            let text;
            (text, *rest) = behind.split_once(quote)?;
            return (!text.contains('\\')).then(|| Setting::Text(text.to_string()));
        }
    }
    let word;
    (word, *rest) = rest.split_at(rest.find([',', ']']).unwrap_or(rest.len()));
    match word.trim_end() {
        "None" => Some(Setting::None),
        "True" => Some(Setting::Bool(true)),
        "False" => Some(Setting::Bool(false)),
        word => number(word),
    }
}

/// Takes the items of a list and its closing bracket from the front of `rest`.
fn list(rest: &mut &str) -> Option<Setting> {
    let mut items = Vec::new();
    loop {
        *rest = rest.trim_start();
        if let Some(behind) = rest.strip_prefix(']') {
            *rest = behind;
            return Some(Setting::List(items));
        }
        items.push(literal(rest)?);
        *rest = rest.trim_start();
        match rest.strip_prefix(',') {
            Some(behind) => *rest = behind,
            None if rest.starts_with(']') => {}
            None => return None,
        }
    }
}

fn number(word: &str) -> Option<Setting> {
    let sign = if word.starts_with('-') { "-" } else { "" };
    let unsigned = word
        .strip_prefix(['+', '-'])
        .unwrap_or(word)
        .to_ascii_lowercase();
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] {
        if let Some(digits) = unsigned.strip_prefix(prefix) {
            let digits = digits.strip_prefix('_').unwrap_or(digits);
            let plain = without_underscores(digits, radix)?;
            let number = i64::from_str_radix(&format!("{sign}{plain}"), radix);
            return number.ok().map(Setting::Int);
        }
    }
    let plain = without_underscores(&unsigned, 10)?;
    let signed = format!("{sign}{plain}");
    if plain.chars().all(|c| c.is_ascii_digit()) {
        if plain.starts_with('0') && plain.contains(|c| c != '0') {
            return None;
        }
    }
    let value: f64 = signed.parse().ok()?;
    if value.fract() == 0.0 {
        Some(Setting::Int(value as i64))
    } else {
        Some(Setting::Float(value))
    }
}

/// The same number without underscores, if it begins as a number may and each underscore stands between two digits.
fn without_underscores(text: &str, radix: u32) -> Option<String> {
    let is_digit = |c: char| c.is_digit(radix);
    let begins_well = text.starts_with('.') || text.starts_with(is_digit);
    let groups: Vec<&str> = text.split('_').collect();
    let separated_well = groups
        .windows(2)
        .all(|pair| pair[0].ends_with(is_digit) && pair[1].starts_with(is_digit));
    (begins_well && separated_well).then(|| groups.concat())
}

/// What Python calls the type of the value.
pub fn kind(s: &Setting) -> &'static str {
    match s {
        Setting::None => "NoneType",
        Setting::Bool(_) => "bool",
        Setting::Int(_) => "int",
        Setting::Float(_) => "float",
        Setting::Text(_) => "str",
        Setting::List(_) => "list",
    }
}

/// Settings by their keys.
pub struct Config {
    settings: HashMap<String, Setting>,
}

impl Config {
    /// Reads lines of the form `key = literal`; the error is the number of a line, from 1, and a message.
    pub fn parse(text: &str) -> Result<Config, (usize, String)> {
        let mut settings = HashMap::new();
        for (number, line) in (1..).zip(text.lines()) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (key, source) = line
                .split_once('=')
                .filter(|(key, _)| !key.trim().is_empty())
                .ok_or_else(|| (number, "expected key = value".to_string()))?;
            let setting = parse_literal(source).map_err(|message| (number, message))?;
            settings.insert(key.trim().to_string(), setting);
        }
        Ok(Config { settings })
    }

    /// The setting of this key, as the type that the caller wants.
    pub fn get<T: FromSetting>(&self, key: &str) -> Result<T, GetError> {
        let setting = self.settings.get(key).ok_or(GetError::Missing)?;
        T::from_setting(setting)
    }

    /// The same, but `default` where there is no such key.
    pub fn get_or<T: FromSetting>(&self, key: &str, default: T) -> Result<T, GetError> {
        match self.get(key) {
            Err(GetError::Missing) => Ok(default),
            result => result,
        }
    }
}
