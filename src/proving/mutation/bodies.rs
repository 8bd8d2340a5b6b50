//! Whole functions that do nothing but answer with a plain value.

use syn::{GenericArgument, PathArguments, ReturnType, Type};

/// Collections whose default is an empty one, whatever they hold.
const EMPTY_BY_DEFAULT: [&str; 7] = [
    "HashMap",
    "HashSet",
    "BTreeMap",
    "BTreeSet",
    "VecDeque",
    "BinaryHeap",
    "Duration",
];

/// Plain values that a function with this return type may answer with, as blocks.
pub(super) fn plain(output: &ReturnType) -> Vec<String> {
    match output {
        ReturnType::Default => vec!["{}".to_owned()],
        ReturnType::Type(_, kind) => values(kind)
            .into_iter()
            .map(|value| format!("{{ {value} }}"))
            .collect(),
    }
}

fn values(kind: &Type) -> Vec<String> {
    let owned = |values: &[&str]| values.iter().map(|&value| value.to_owned()).collect();
    match kind {
        Type::Paren(inner) => values(&inner.elem),
        Type::Tuple(tuple) => {
            let firsts: Option<Vec<String>> = tuple
                .elems
                .iter()
                .map(|kind| values(kind).into_iter().next())
                .collect();
            match firsts {
                Some(firsts) if firsts.len() == 1 => vec![format!("({},)", firsts.concat())],
                Some(firsts) => vec![format!("({})", firsts.join(", "))],
                None => Vec::new(),
            }
        }
        Type::Reference(reference) => match &*reference.elem {
            Type::Path(path) if path.path.is_ident("str") => owned(&["\"\""]),
            Type::Slice(_) if reference.mutability.is_none() => owned(&["&[]"]),
            _ => Vec::new(),
        },
        Type::Path(path) => match path.path.segments.last() {
            Some(last) => named(&last.ident.to_string(), arguments(&last.arguments)),
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn named(name: &str, arguments: Vec<&Type>) -> Vec<String> {
    let one = |value: &str| vec![value.to_owned()];
    match name {
        "bool" => vec!["true".to_owned(), "false".to_owned()],
        "u8" | "u16" | "u32" | "u64" | "u128" | "usize" | "i8" | "i16" | "i32" | "i64" | "i128"
        | "isize" => vec!["0".to_owned(), "1".to_owned()],
        "f32" | "f64" => vec!["0.0".to_owned(), "1.0".to_owned()],
        "char" => one("'\\0'"),
        "String" => one("String::new()"),
        "Vec" => one("Vec::new()"),
        "Option" => one("None"),
        // `fmt::Result` and its like say nothing when all is well.
        "Result" => match arguments.first() {
            None => one("Ok(())"),
            Some(kind) => values(kind)
                .iter()
                .map(|value| format!("Ok({value})"))
                .collect(),
        },
        _ if EMPTY_BY_DEFAULT.contains(&name) => one("Default::default()"),
        _ => Vec::new(),
    }
}

fn arguments(arguments: &PathArguments) -> Vec<&Type> {
    match arguments {
        PathArguments::AngleBracketed(list) => list
            .args
            .iter()
            .filter_map(|argument| match argument {
                GenericArgument::Type(kind) => Some(kind),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::rule::Rule;
    use super::super::tests::after;

    #[test]
    fn a_plain_value_for_what_a_function_does() {
        let table: [(&str, &[&str]); 19] = [
            ("-> bool", &["{ true }", "{ false }"]),
            ("-> usize", &["{ 0 }", "{ 1 }"]),
            ("-> f64", &["{ 0.0 }", "{ 1.0 }"]),
            ("-> String", &["{ String::new() }"]),
            ("-> &str", &["{ \"\" }"]),
            ("-> &[u8]", &["{ &[] }"]),
            ("-> Vec<u8>", &["{ Vec::new() }"]),
            ("-> Option<u8>", &["{ None }"]),
            ("-> Result<(), E>", &["{ Ok(()) }"]),
            ("-> Result<bool, E>", &["{ Ok(true) }", "{ Ok(false) }"]),
            ("-> fmt::Result", &["{ Ok(()) }"]),
            ("-> Result<S, E>", &[]),
            ("-> (u8, Option<u8>)", &["{ (0, None) }"]),
            ("-> (u8,)", &["{ (0,) }"]),
            ("-> (u8, S)", &[]),
            ("-> BTreeMap<u8, u8>", &["{ Default::default() }"]),
            ("-> Self", &[]),
            ("-> impl Iterator", &[]),
            ("", &["{}"]),
        ];
        for (output, expected) in table {
            let function = |body: &str| format!("fn f() {output} {body}");
            let expected: Vec<String> = expected.iter().map(|body| function(body)).collect();
            let found = after(Rule::FunctionBody, &function("{ g() }"));
            assert_eq!(found, expected, "{output}");
        }
    }

    #[test]
    fn a_body_that_is_plain_already_stays() {
        assert!(after(Rule::FunctionBody, "fn f() {}").is_empty());
        assert!(after(Rule::FunctionBody, "fn f() -> Vec<u8> {\n    Vec::new()\n}").is_empty());
        assert_eq!(
            after(Rule::FunctionBody, "impl T for S { fn f(&self) { g() } }"),
            ["impl T for S { fn f(&self) {} }"]
        );
    }
}
