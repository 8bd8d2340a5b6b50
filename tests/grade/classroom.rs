//! A made-up class in a session, and what is asked of the journals and gradebooks that come of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::answers::{ACTS, ADDERS, READS_THE_DISK, act};
use crate::made_up;
use crate::outcome::Outcome;
use crate::session::Session;

/// Names of students who mean no good.
pub const HOSTILE_NAMES: [&str; 4] = [
    "=cmd|' C calc'!A0;=1+1;",
    "<script>alert(1)<\u{2044}script>",
    "é ü",
    "-rf",
];

/// Sixty students in `subs`, each in a folder of their own, with every verdict, cheats, and files that are none.
pub fn sixty() -> Session {
    let mut session = made_up::session();
    let students = (0..56).map(|number| format!("s{number:02}"));
    let students: Vec<String> = students.chain(HOSTILE_NAMES.map(str::to_owned)).collect();
    for (number, student) in students.iter().enumerate() {
        let (text, _, _) = ADDERS[number % ADDERS.len()];
        session = session.file(&format!("subs/{student}/basics/adder.rs"), text);
        // Every third student hands the second exercise in as well.
        if number % 3 == 0 {
            let (body, _) = ACTS[number / 3 % ACTS.len()];
            session = session.file(&format!("subs/{student}/wild/free.rs"), act(body));
        }
    }
    let subs = session.here().join("subs");
    let replaced = |student: &str| {
        let path = subs.join(student).join("basics/adder.rs");
        fs::remove_file(&path).unwrap();
        path
    };
    fs::write(replaced("s01"), b"pub fn add(\xff\xfe").unwrap();
    fs::write(replaced("s02"), vec![b'/'; 300 * 1024]).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", replaced("s03")).unwrap();
    fs::create_dir(replaced("s04")).unwrap();
    session
        .file("subs/s01/wild/free.rs", act(READS_THE_DISK))
        .file("subs/README.md", "not a submission")
        .file("subs/s05/basics/nonsense.rs", "fn main() {}")
}

/// Where programs are kept that were built once: all tests have the same few.
pub const CACHE: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/grade-cache");

/// `grade` of `subs` into a folder.
pub fn grade(session: Session, out: &str, more: &[&str]) -> Session {
    let session = session.env("GRADER_CACHE", CACHE);
    let args = ["grade", "subs", "--out", out, "--sandbox", "off"];
    session.args(args.iter().chain(more))
}

/// The text of a file that came out.
pub fn read(session: &Session, path: &str) -> String {
    fs::read_to_string(session.here().join(path)).unwrap()
}

/// The gradebook of a folder, held against its published schema.
pub fn gradebook(session: &Session, out: &str) -> Value {
    let text = read(session, &format!("{out}/gradebook.json"));
    valid(&text, include_str!("../../docs/schema/gradebook.v1.json"))
}

/// The lines of a journal that are whole, each held against its published schema.
pub fn journal(session: &Session, out: &str) -> Vec<Value> {
    let text = fs::read(session.here().join(out).join("journal.jsonl")).unwrap();
    let text = String::from_utf8_lossy(&text);
    let lines = text
        .lines()
        .filter(|line| serde_json::from_str::<Value>(line).is_ok());
    lines
        .map(|line| valid(line, include_str!("../../docs/schema/journal.v1.json")))
        .collect()
}

fn valid(text: &str, schema: &str) -> Value {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let value: Value = serde_json::from_str(text).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&value)
        .map(|error| error.to_string())
        .collect();
    assert!(errors.is_empty(), "{errors:?}\n{value:#}");
    value
}

/// The keys of the grades in a journal.
pub fn keys(journal: &[Value]) -> Vec<String> {
    let grades = journal
        .iter()
        .filter_map(|line| line["record"].get("grade"));
    grades
        .map(|grade| format!("{} {}", grade["exercise"], grade["key"]))
        .collect()
}

/// That nothing was graded twice.
pub fn assert_graded_once(journal: &[Value]) {
    let keys = keys(journal);
    let different: BTreeSet<&String> = keys.iter().collect();
    assert_eq!(different.len(), keys.len(), "{keys:?}");
}

/// A student's state and verdict for an exercise; `missing` where there is nothing.
pub fn verdict(gradebook: &Value, student: &str, exercise: &str) -> String {
    let students = gradebook["students"].as_array().unwrap();
    let student = students
        .iter()
        .find(|known| known["student"] == student)
        .unwrap();
    let grades = student["grades"].as_array().unwrap();
    match grades.iter().find(|grade| grade["exercise"] == exercise) {
        None => "missing".to_owned(),
        Some(grade) => {
            let verdict = grade["verdict"].as_str().or(grade["state"].as_str());
            verdict.unwrap().to_owned()
        }
    }
}

/// Everything that comes out of a journal, by its path.
pub fn outputs(session: &Session, out: &str) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let folder = session.here().join(out);
    for name in ["gradebook.csv", "gradebook.json", "class.html"] {
        files.insert(name.to_owned(), fs::read(folder.join(name)).unwrap());
    }
    for entry in fs::read_dir(folder.join("students")).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        files.insert(name, fs::read(entry.path()).unwrap());
    }
    files
}

/// That two folders hold the same, byte for byte.
pub fn assert_same(session: &Session, one: &str, other: &str) {
    let (first, second) = (outputs(session, one), outputs(session, other));
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&first), names(&second));
    for (name, bytes) in &first {
        let (text, wanted) = (
            String::from_utf8_lossy(&second[name]),
            String::from_utf8_lossy(bytes),
        );
        // A page would fill the screen; its first line that differs says what is wrong.
        for (line, wanted) in text.lines().zip(wanted.lines()) {
            assert_eq!(line, wanted, "{name}");
        }
        assert_eq!(&second[name], bytes, "{name}");
    }
}

/// Runs and wants this exit status.
pub fn run(session: &Session, status: i32) -> Outcome {
    let outcome = session.run();
    assert_eq!(outcome.status, status, "{outcome}");
    outcome
}

/// Forgets what a folder holds.
pub fn forget(session: &Session, out: &str) {
    let path = session.here().join(out);
    if Path::new(&path).exists() {
        fs::remove_dir_all(path).unwrap();
    }
}
