//! A case as an author would write it into `exercise.yaml`.

use crate::escape;

/// The entry of a case under `cases`, indented as it stands there; `None` when one of the texts cannot stand in the
/// YAML, because it is not UTF-8 or its last line has no newline.
pub fn case_yaml(name: &str, input: &[u8], expected: &[u8], exit_status: i32) -> Option<String> {
    let (input, expected) = (std::str::from_utf8(input), std::str::from_utf8(expected));
    let (input, expected) = (input.ok()?, expected.ok()?);
    if [input, expected]
        .iter()
        .any(|text| !text.is_empty() && !text.ends_with('\n'))
    {
        return None;
    }
    let mut yaml = format!("  - name: {name}\n    checks: say in a line what goes wrong here\n");
    yaml.push_str(&text("input", input));
    yaml.push_str(&text("expect", expected));
    if expected.trim().is_empty() {
        yaml.push_str("    allow_empty: true\n");
    }
    if exit_status != 0 {
        yaml.push_str(&format!("    exit_status: {exit_status}\n"));
    }
    Some(yaml)
}

/// A text as a block, or in double quotes where a block cannot hold it.
fn text(key: &str, text: &str) -> String {
    // What YAML has no place for is among what an editor does not show.
    let plain = |c: char| c == '\n' || !c.is_control() && !escape::is_invisible(c);
    // A block takes its indentation from its first line that is not empty.
    let first = text.lines().find(|line| !line.is_empty());
    let fits = text.ends_with('\n')
        && !text.ends_with("\n\n")
        && text.chars().all(plain)
        && first.is_some_and(|line| !line.starts_with(' '));
    if !fits {
        // A string of JSON means the same in YAML.
        let quoted = serde_json::Value::from(text).to_string();
        return format!("    {key}: {quoted}\n");
    }
    let mut block = format!("    {key}: |\n");
    for line in text.lines() {
        match line {
            "" => block.push('\n'),
            line => block.push_str(&format!("      {line}\n")),
        }
    }
    block
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::{Catalogue, Expected};

    #[test]
    fn a_case_is_written_as_an_author_would() {
        let yaml = case_yaml("random-7", b"new 2\n\nget a\n", b"get a -> None\n", 0).unwrap();
        let expected = "  - name: random-7\n    checks: say in a line what goes wrong here\n    input: |\n      new 2\n\n      \
                        get a\n    expect: |\n      get a -> None\n";
        assert_eq!(yaml, expected);
        assert_eq!(case_yaml("n", b"\xff", b"", 0), None);
        assert_eq!(case_yaml("n", b"a\n", b"b", 0), None);
    }

    #[test]
    fn whatever_is_written_is_read_as_it_was() {
        let table: [(&str, &str, i32); 7] = [
            ("a\n", "b\n", 0),
            ("", "x\n", 0),
            (" indented\n", "a\n  b\n", 0),
            ("# a\n- b: c\n'\"\n", "{}\n", 3),
            ("tab\there\r\n", "\u{1b}[2J\n", 0),
            ("a \n\n\n", "é漢\n", 255),
            ("\n\na\n", "\n", 0),
        ];
        let mut yaml =
            "format: 1\ntitle: T\nlevel: junior\nquestion: Q\ntask: T\nmode: program\ncases:\n"
                .to_owned();
        for (number, (input, expected, status)) in table.iter().enumerate() {
            let name = format!("c{number}");
            yaml += &case_yaml(&name, input.as_bytes(), expected.as_bytes(), *status).unwrap();
        }
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("t/s");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("exercise.yaml"), &yaml).unwrap();
        std::fs::write(folder.join("starter.rs"), "fn main() {}\n").unwrap();
        let catalogue = Catalogue::open(place.path()).unwrap();
        let loaded = catalogue.load(&catalogue.ids().unwrap()[0]);
        let exercise = loaded.unwrap_or_else(|error| panic!("{error}\n{yaml}"));
        for (case, (input, expected, status)) in exercise.cases.iter().zip(table) {
            assert_eq!(case.input, input.as_bytes(), "{yaml}");
            assert_eq!(case.expected, Expected::Output(expected.into()), "{yaml}");
            assert_eq!(case.exit_status, status);
        }
    }
}
