//! Settings with literals and typed access: values of several kinds, read back as the type that the caller asks for.

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
        todo!()
    }
}

/// Takes floats and ints.
impl FromSetting for f64 {
    fn from_setting(s: &Setting) -> Result<Self, GetError> {
        todo!()
    }
}

/// Takes bools alone.
impl FromSetting for bool {
    fn from_setting(s: &Setting) -> Result<Self, GetError> {
        todo!()
    }
}

/// Takes texts alone.
impl FromSetting for String {
    fn from_setting(s: &Setting) -> Result<Self, GetError> {
        todo!()
    }
}

/// `None` for None, and otherwise what `T` takes.
impl<T: FromSetting> FromSetting for Option<T> {
    fn from_setting(s: &Setting) -> Result<Self, GetError> {
        todo!()
    }
}

/// Takes lists whose elements `T` takes.
impl<T: FromSetting> FromSetting for Vec<T> {
    fn from_setting(s: &Setting) -> Result<Self, GetError> {
        todo!()
    }
}

/// Reads one literal.
pub fn parse_literal(src: &str) -> Result<Setting, String> {
    todo!()
}

/// What Python calls the type of the value.
pub fn kind(s: &Setting) -> &'static str {
    todo!()
}

/// Settings by their keys.
pub struct Config {
    // your fields
}

impl Config {
    /// Reads lines of the form `key = literal`; the error is the number of a line, from 1, and a message.
    pub fn parse(text: &str) -> Result<Config, (usize, String)> {
        todo!()
    }

    /// The setting of this key, as the type that the caller wants.
    pub fn get<T: FromSetting>(&self, key: &str) -> Result<T, GetError> {
        todo!()
    }

    /// The same, but `default` where there is no such key.
    pub fn get_or<T: FromSetting>(&self, key: &str, default: T) -> Result<T, GetError> {
        todo!()
    }
}
