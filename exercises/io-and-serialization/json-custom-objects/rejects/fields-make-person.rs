//! Rejected: recognises a person by the fields alone, so anything with a name and an age will do

#[derive(Debug, Clone, PartialEq)]
pub enum Py {
    None,
    Bool(bool),
    Int(i64),
    Str(String),
    List(Vec<Py>),
    Tuple(Vec<Py>),
    Set(Vec<Py>),
    Dict(Vec<(Py, Py)>),
    Person { name: String, age: i64 },
    Opaque(String),
}

#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    Null,
    Bool(bool),
    Int(i64),
    Str(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

pub fn encode(v: &Py, default: &mut dyn FnMut(&Py) -> Option<Py>) -> Result<Json, String> {
    let tree = match v {
        Py::None => Json::Null,
        Py::Bool(value) => Json::Bool(*value),
        Py::Int(number) => Json::Int(*number),
        Py::Str(text) => Json::Str(text.clone()),
        Py::List(items) | Py::Tuple(items) => {
            let items = items.iter().map(|item| encode(item, default));
            Json::List(items.collect::<Result<_, _>>()?)
        }
        Py::Dict(entries) => {
            let entries = entries
                .iter()
                .map(|(key, value)| Ok((key_text(key)?, encode(value, default)?)));
            Json::Object(entries.collect::<Result<_, String>>()?)
        }
        Py::Set(_) | Py::Person { .. } | Py::Opaque(_) => match default(v) {
            Some(answer) => encode(&answer, default)?,
            None => {
                let name = type_name(v);
                return Err(format!("Object of type {name} is not JSON serializable"));
            }
        },
    };
    Ok(tree)
}

fn key_text(key: &Py) -> Result<String, String> {
    match key {
        Py::Str(text) => Ok(text.clone()),
        Py::Int(number) => Ok(number.to_string()),
        Py::Bool(value) => Ok(value.to_string()),
        Py::None => Ok("null".to_string()),
        _ => Err(format!(
            "keys must be str, int, float, bool or None, not {}",
            type_name(key)
        )),
    }
}

fn type_name(v: &Py) -> &str {
    match v {
        Py::None => "NoneType",
        Py::Bool(_) => "bool",
        Py::Int(_) => "int",
        Py::Str(_) => "str",
        Py::List(_) => "list",
        Py::Tuple(_) => "tuple",
        Py::Set(_) => "set",
        Py::Dict(_) => "dict",
        Py::Person { .. } => "Person",
        Py::Opaque(name) => name,
    }
}

pub fn decode(j: Json, hook: &mut dyn FnMut(Vec<(String, Py)>) -> Py) -> Py {
    match j {
        Json::Null => Py::None,
        Json::Bool(value) => Py::Bool(value),
        Json::Int(number) => Py::Int(number),
        Json::Str(text) => Py::Str(text),
        Json::List(items) => Py::List(items.into_iter().map(|item| decode(item, hook)).collect()),
        Json::Object(entries) => {
            let mut merged: Vec<(String, Py)> = Vec::new();
            for (key, value) in entries {
                let value = decode(value, hook);
                match merged.iter_mut().find(|(known, _)| *known == key) {
                    Some((_, old)) => *old = value,
                    None => merged.push((key, value)),
                }
            }
            hook(merged)
        }
    }
}

pub fn person_default(v: &Py) -> Option<Py> {
    let Py::Person { name, age } = v else {
        return None;
    };
    let entry = |key: &str, value| (Py::Str(key.to_string()), value);
    Some(Py::Dict(vec![
        entry("__person__", Py::Bool(true)),
        entry("name", Py::Str(name.clone())),
        entry("age", Py::Int(*age)),
    ]))
}

pub fn person_hook(entries: Vec<(String, Py)>) -> Py {
    let get = |wanted: &str| {
        let entry = entries.iter().find(|(key, _)| key == wanted);
        entry.map(|(_, value)| value)
    };
    match (get("name"), get("age")) {
        (Some(Py::Str(name)), Some(&Py::Int(age))) => Py::Person {
            name: name.clone(),
            age,
        },
        _ => Py::Dict(
            entries
                .into_iter()
                .map(|(key, value)| (Py::Str(key), value))
                .collect(),
        ),
    }
}
