//! From rejects to what a learner is told.

use crate::desk::{Desk, SUMS, sums};

const FILE: &str = "exercises/demo/sums/misconceptions.json";

/// Two rejects that no output tells apart, one that panics, and one that never comes to run.
const REJECTS: &str = "rejects:\n  \
    - { file: off-by-one.rs, misconception: counts from one, verdict: wrong-answer, caught_by: [recorded] }\n  \
    - { file: starts-at-one.rs, misconception: starts at one, verdict: wrong-answer, caught_by: [recorded] }\n  \
    - { file: gives-up.rs, misconception: gives up on the second number, verdict: runtime-error, caught_by: [recorded] }\n  \
    - { file: no-rust.rs, misconception: is no Rust, verdict: compile-error }\n";

fn desk() -> Desk {
    let yaml = SUMS.replace("  - name: by-hand", "  - name: by-hand\n    hidden: true");
    let desk = Desk::with_sums(&format!("{yaml}{REJECTS}"), &sums(""));
    let reject =
        |file: &str, text: &str| desk.write(&format!("exercises/demo/sums/rejects/{file}"), text);
    reject("off-by-one.rs", &sums("let sum = sum + 1;"));
    reject("starts-at-one.rs", &sums("let sum = 1 + sum;"));
    reject(
        "gives-up.rs",
        &sums(r#"println!("begin"); assert!(sum != 3);"#),
    );
    reject("no-rust.rs", "no rust\n");
    desk
}

#[test]
fn a_learner_who_errs_as_a_reject_does_is_told_how() {
    let desk = desk();
    let check = |learner: &str, arguments: &[&str]| {
        desk.write("mine.rs", learner);
        let check = ["check", "sums", "--sandbox", "off", "--solution", "mine.rs"];
        desk.run(&[&check[..], arguments].concat()).stdout
    };
    let off_by_one = sums("let one = 1; let sum = one + sum;");
    let known = "the misunderstanding behind this answer: ";
    desk.write("exercises/demo/sums/expected/recorded.out", "sum 3\n");
    assert!(
        !check(&off_by_one, &[]).contains(known),
        "nothing is recorded yet"
    );

    let blessed = desk.bless(&["sums", "--yes"]);
    assert_eq!(blessed.status, 0, "{blessed:?}");
    assert_eq!(
        blessed.flat(),
        format!(
            "demo/sums\n  misconceptions.json: 3 rejects, new or changed: off-by-one.rs, starts-at-one.rs, gives-up.rs\n  \
             note: `off-by-one.rs` and `starts-at-one.rs` answer every case alike, so whoever answers so is told the first \
             misconception\n\nwrote {FILE}\n"
        )
    );
    assert!(check(&off_by_one, &[]).contains(&format!("{known}counts from one")));
    let panics = sums(r#"println!("begin"); if sum == 3 { panic!("other words") }"#);
    assert!(check(&panics, &[]).contains(&format!("{known}gives up on")));
    assert!(!check(&sums("let sum = sum + 2;"), &[]).contains(known));
    assert!(!check(&sums(""), &[]).contains(known));
    // One failure of two that there would be leaves a doubt.
    assert!(!check(&off_by_one, &["--fail-fast"]).contains(known));
    assert!(!check(&off_by_one, &["--case", "recorded"]).contains(known));

    let json = check(&off_by_one, &["--report", "json"]);
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    let attempt = &report["attempts"][0];
    assert_eq!(attempt["misconception"], "counts from one");
    let hidden = attempt["cases"][1].as_object().unwrap();
    assert_eq!(hidden.len(), 5, "{hidden:?}");
    assert!(
        !json.contains("sum 5"),
        "what a hidden case got stays untold"
    );
}

#[test]
fn what_is_recorded_is_kept_honest_and_never_in_a_learner_s_way() {
    let desk = desk();
    assert_eq!(desk.bless(&["sums", "--yes"]).status, 0);
    let good = desk.read(FILE);
    assert_eq!(desk.bless(&["sums", "--check"]).status, 0);
    let renamed = good.replace("off-by-one", "renamed");
    let tampered = good.replace("wrong-answer ", "wrong-answer 0");
    for damaged in [&tampered, "", "{", &renamed] {
        desk.write(FILE, damaged);
        let checked = desk.bless(&["sums", "--check"]);
        assert_eq!(checked.status, 3, "{damaged}");
        assert!(
            checked.stdout.contains("misconceptions.json: 3 rejects"),
            "{}",
            checked.stdout
        );
        let graded = desk.run(&["check", "sums", "--sandbox", "off"]);
        assert_eq!(graded.status, 0, "{graded:?}");
    }
    assert_eq!(desk.bless(&["sums", "--yes"]).status, 0);
    assert_eq!(desk.read(FILE), good);

    // A reject that changes is noticed, and so is one that every case accepts.
    desk.write("exercises/demo/sums/rejects/off-by-one.rs", sums(""));
    let checked = desk.bless(&["sums", "--check"]);
    assert_eq!(checked.status, 3);
    assert!(
        checked.stdout.contains("new or changed: off-by-one.rs\n"),
        "{}",
        checked.stdout
    );
    assert!(
        checked
            .stdout
            .contains("note: `off-by-one.rs` is accepted by every case"),
        "{}",
        checked.stdout
    );
}

#[test]
fn output_that_is_the_same_only_at_first_is_not_recorded_as_steady() {
    let yaml = format!(
        "{SUMS}rejects:\n  - {{ file: moody.rs, misconception: is moody, verdict: wrong-answer, caught_by: [recorded] }}\n"
    );
    let desk = Desk::with_sums(&yaml, &sums(""));
    let looks = desk.path("looks");
    let moody = format!(
        "let file = format!(\"{}-{{sum}}\"); let looks = std::fs::read(&file).unwrap_or_default().len() + 1;\n    \
         std::fs::write(&file, vec![0; looks]).unwrap(); let sum = if looks < 5 {{ 7 }} else {{ 8 }};",
        looks.display()
    );
    desk.write("exercises/demo/sums/rejects/moody.rs", sums(&moody));
    let looks = || std::fs::metadata(desk.path("looks-3")).unwrap().len();
    assert_eq!(desk.bless(&["sums", "--yes"]).status, 0);
    let answers = r#""answers":["wrong-answer","wrong-answer"]"#;
    assert!(desk.read(FILE).contains(answers), "{}", desk.read(FILE));
    let first = looks();
    assert!(first > 5, "{first}");
    // What is recorded of the same program is not found out anew.
    assert_eq!(desk.bless(&["sums", "--check"]).status, 0);
    assert_eq!(looks() - first, 3);
}
