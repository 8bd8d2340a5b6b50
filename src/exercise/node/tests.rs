//! The tree and the places of its values, and what is not taken as YAML.

use super::*;
use crate::exercise::problems::Problems;

fn read(text: &str) -> (Option<Node>, Vec<(usize, usize, String)>) {
    let mut findings = Findings::new("f.yaml", text);
    let node = parse(&mut findings);
    let Problems(problems) = findings.finish();
    (
        node,
        problems
            .into_iter()
            .map(|p| (p.line, p.column, p.message))
            .collect(),
    )
}

/// Line, column and message.
type Told = (usize, usize, &'static str);

/// What every value's place shows, in reading order.
fn places(text: &str) -> Vec<String> {
    fn walk(node: &Node, text: &str, places: &mut Vec<String>) {
        places.push(text[node.span.clone()].to_owned());
        match &node.value {
            Value::Sequence(items) => items.iter().for_each(|item| walk(item, text, places)),
            Value::Mapping(entries) => {
                for (key, value) in entries {
                    places.push(text[key.span.clone()].to_owned());
                    walk(value, text, places);
                }
            }
            Value::Scalar { .. } | Value::Refused => {}
        }
    }
    let mut places = Vec::new();
    walk(&read(text).0.unwrap(), text, &mut places);
    places
}

#[test]
fn every_value_knows_its_place() {
    let text = "ä: { b: [1, 'x'] }\nc: |-\n  one\n  two\nd:\n- e: >\n    f\n";
    let expected = [
        "ä",
        "ä",
        "{ b: [1, 'x'] }",
        "b",
        "[1, 'x']",
        "1",
        "'x'",
        "c",
        "|-",
        "d",
        "e",
        "e",
        "e",
        ">",
    ];
    assert_eq!(places(text), expected);
}

#[test]
fn text_and_style_come_through() {
    let (node, told) = read("a: |\n  x\n  \tb \n\nb: 007\nc: \"\\e\"\n");
    assert_eq!(told, []);
    let Some(Node {
        value: Value::Mapping(entries),
        ..
    }) = node
    else {
        panic!("not a mapping")
    };
    let scalars: Vec<&Value> = entries.iter().map(|(_, node)| &node.value).collect();
    let scalar = |text: &str, style| Value::Scalar {
        text: text.to_owned(),
        style,
    };
    assert_eq!(scalars[0], &scalar("x\n\tb \n", Style::Literal));
    assert_eq!(scalars[1], &scalar("007", Style::Plain));
    assert_eq!(scalars[2], &scalar("\u{1b}", Style::Quoted));
}

#[test]
fn equal_keys_both_stay_in_the_tree() {
    let (node, _) = read("a: 1\na: 2\n");
    let Some(Node {
        value: Value::Mapping(entries),
        ..
    }) = node
    else {
        panic!("not a mapping")
    };
    assert_eq!(entries.len(), 2);
}

#[test]
fn what_makes_a_file_mean_something_else_is_refused_with_its_place() {
    let table: [(&str, &[Told]); 10] = [
        (
            "a: &x 1\nb: *x\n",
            &[
                (1, 4, "the anchor `&x` is not allowed"),
                (2, 4, "aliases are not allowed"),
            ],
        ),
        ("a: *star\n", &[(1, 4, "the alias `*star` is not allowed")]),
        (
            "a: !!str 1\nb: !x [1]\n",
            &[
                (1, 4, "a tag such as `!name` means nothing here"),
                (2, 4, "a tag such as `!name` means nothing here"),
            ],
        ),
        (
            "a: 1\n---\nb: 2\n",
            &[(2, 1, "a second document begins here")],
        ),
        (
            "%YAML 1.2\n---\na: 1\n",
            &[(1, 1, "a directive such as `%YAML` means nothing here")],
        ),
        ("'': 2\n", &[(1, 1, "a key cannot be empty")]),
        (
            "a: 'x\nb: 1\n",
            &[(
                2,
                1,
                "not valid YAML: a text in quotes does not end where it should",
            )],
        ),
        ("[1]: 2\n", &[(1, 1, "a list or mapping cannot be a key")]),
        (
            "a: \u{1b}[1m\n",
            &[(1, 4, "the control character U+001B cannot stand in YAML")],
        ),
        (
            "a: b: c\n",
            &[(1, 5, "not valid YAML: a colon makes no key here")],
        ),
    ];
    for (text, expected) in table {
        let (_, told) = read(text);
        let told: Vec<(usize, usize, &str)> =
            told.iter().map(|(l, c, m)| (*l, *c, m.as_str())).collect();
        assert_eq!(told, expected, "{text:?}");
    }
}

#[test]
fn an_empty_file_and_one_of_comments_alone_are_told_apart() {
    assert_eq!(read(" \n").1, [(1, 1, "the file is empty".to_owned())]);
    assert_eq!(
        read("# x\n").1,
        [(1, 1, "the file holds nothing but comments".to_owned())]
    );
}

#[test]
fn depth_is_bounded_in_both_notations() {
    let flow = "[".repeat(100_000);
    let block: String = (0..100)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    let dashes = "- ".repeat(100);
    for text in [flow, block, dashes] {
        let (node, told) = read(&text);
        assert_eq!(node, None);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].2, "nested deeper than 32 levels");
    }
    let fine = format!("{}{}\n", "[".repeat(32), "]".repeat(32));
    assert_eq!(read(&fine).1, []);
}

#[test]
fn the_number_of_values_is_bounded() {
    let text = format!("[{}]\n", "1,".repeat(MAX_NODES));
    let (node, told) = read(&text);
    assert_eq!(node, None);
    assert_eq!(told[0].2, "the file holds more than 50000 values");
}
