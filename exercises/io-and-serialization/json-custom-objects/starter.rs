//! Custom types in JSON: ask a function about values that JSON does not know, and another about every object read.

/// A Python value.
#[derive(Debug, Clone, PartialEq)]
pub enum Py {
    None,
    Bool(bool),
    Int(i64),
    Str(String),
    List(Vec<Py>),
    Tuple(Vec<Py>),
    Set(Vec<Py>),
    /// Entries in the order of their insertion; no two keys are the same value.
    Dict(Vec<(Py, Py)>),
    /// An object of the class `Person`.
    Person {
        name: String,
        age: i64,
    },
    /// An object of some other class, of which nothing but the class name is known.
    Opaque(String),
}

/// A JSON tree, as it stands in a JSON text. An object may have the same key twice.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    Null,
    Bool(bool),
    Int(i64),
    Str(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// Turns a value into a JSON tree, as `json.dumps` does. `default` is asked about each value that JSON does not know,
/// and its answer is encoded instead; `None` means that it has no answer.
pub fn encode(v: &Py, default: &mut dyn FnMut(&Py) -> Option<Py>) -> Result<Json, String> {
    todo!()
}

/// Turns a JSON tree into a value, as `json.loads` does. `hook` is given the decoded entries of each object, and makes
/// the value that stands in the object's place.
pub fn decode(j: Json, hook: &mut dyn FnMut(Vec<(String, Py)>) -> Py) -> Py {
    todo!()
}

/// For `encode`: a tagged dict in place of a `Person`, and no answer about anything else.
pub fn person_default(v: &Py) -> Option<Py> {
    todo!()
}

/// For `decode`: a `Person` out of what `person_default` made, and an ordinary dict out of all other entries.
pub fn person_hook(entries: Vec<(String, Py)>) -> Py {
    todo!()
}
