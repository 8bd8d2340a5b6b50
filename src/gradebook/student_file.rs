//! Names of students' reports: a student may be called anything, a file may not.

use std::collections::BTreeMap;

use crate::digest::Digest;

/// Characters of a name that are kept.
const LONGEST: usize = 60;
/// Hexadecimal digits of a hash: too many for anybody to look for a name with those of another.
const HASH: usize = 32;
/// Names that some systems keep for devices, whatever stands behind the full stop.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A file name for each student, in the same order and all different, also where capitals are not told apart.
///
/// A plain name is the file's. Of any other what is plain is kept, and after a `~`, which no plain name has, digits of a
/// hash make it unique: those do not depend on who else is in the class, so that a link to a report stays right.
pub fn file_names<'a>(students: impl Iterator<Item = &'a str> + Clone) -> Vec<String> {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for student in students.clone() {
        *taken.entry(plain(student).to_lowercase()).or_default() += 1;
    }
    let name = |student: &str| {
        let plain = plain(student);
        let alone = taken.get(&plain.to_lowercase()) == Some(&1);
        if plain == student && alone && !is_device(&plain) {
            return format!("{plain}.html");
        }
        let digest = Digest::of(&[student]).to_string();
        // A device is one whatever stands behind the full stop, so none is left.
        let plain = plain.replace('.', "-");
        let (hash, _) = digest.split_at_checked(HASH).unwrap_or_default();
        format!("{plain}~{hash}.html")
    };
    students.map(name).collect()
}

/// Letters, digits and few signs of ASCII; everything else is a hyphen.
fn plain(student: &str) -> String {
    let plain = student.chars().take(LONGEST).map(|c| match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '_' | '-' => c,
        _ => '-',
    });
    let plain: String = plain.collect();
    // A leading full stop hides a file, a leading hyphen makes an option of it.
    let plain = plain.trim_start_matches(['.', '-']).trim_end_matches('.');
    match plain {
        "" => "student".to_owned(),
        plain => plain.to_owned(),
    }
}

fn is_device(name: &str) -> bool {
    let name = name.to_lowercase();
    let stem = name.split('.').next().unwrap_or_default();
    let numbered = |prefix: &str| {
        let digit = stem.strip_prefix(prefix).map(str::as_bytes);
        matches!(digit, Some([b'0'..=b'9']))
    };
    DEVICES.contains(&stem) || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn plain_names_are_kept_and_others_made_safe() {
        let students = [
            "ada",
            "Bob",
            "bob",
            "../../etc/passwd",
            "..",
            "",
            "con",
            "aux.txt",
            "Łukasz",
            "łukasz",
            "a b",
            "a-b",
            "a\nb",
            "-rf",
            ".hidden",
            "student",
            "com1",
        ];
        let names = file_names(students.iter().copied());
        assert_eq!(names[0], "ada.html");
        let different: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(different.len(), students.len(), "{names:?}");
        for name in &names {
            let stem = name.strip_suffix(".html").unwrap();
            assert!(!stem.starts_with(['.', '-']) && !is_device(stem), "{name}");
            let safe = |c: char| c.is_ascii_alphanumeric() || "._-~".contains(c);
            assert!(stem.chars().all(safe), "{name}");
        }
    }

    #[test]
    fn a_name_does_not_depend_on_who_else_is_there() {
        let alone = file_names(["Łukasz"].into_iter());
        let with_others = file_names(["ada", "Łukasz", "łukasz"].into_iter());
        assert_eq!(alone[0], with_others[1]);
        let long = "x".repeat(300);
        assert!(file_names([long.as_str()].into_iter())[0].len() < 100);
    }
}
