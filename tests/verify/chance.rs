//! Rejects whose answers depend on chance: the rare answer is told apart from the record that is wrong.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::catalogue::place;
use crate::text;

/// A reject that answers once with `rare`, and from then on with the first number. Chance itself would make this test
/// one that fails by chance, so a file stands for it; programs run without isolation, or none could be written.
fn put_reject(place: &Path, rare: &str) {
    let seen = place.join("seen");
    let reject = format!(
        "pub fn larger(a: i64, b: i64) -> i64 {{\n    \
             match std::fs::create_dir({seen:?}) {{\n        \
                 Ok(()) => {rare},\n        \
                 Err(_) => [a, b][0],\n    \
             }}\n\
         }}\n"
    );
    fs::write(place.join("exercises/t/sound/rejects/first.rs"), reject).unwrap();
    let _ = fs::remove_dir(&seen);
}

fn grader(place: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_grader"))
        .args(arguments)
        .args(["sound", "--sandbox", "off", "--jobs", "1"])
        .current_dir(place)
        .env("GRADER_CACHE", place.join("cache"))
        .env_remove("CI")
        .output()
        .unwrap()
}

#[test]
fn a_rare_answer_says_nothing_against_the_record() {
    let place = place();
    let place = place.path();
    assert_eq!(grader(place, &["bless", "--yes"]).status.code(), Some(0));
    put_reject(place, "a - 100");
    let output = grader(place, &["verify"]);
    assert!(output.status.success(), "{}", text(&output.stdout));
    assert!(place.join("seen").exists(), "the rare answer was not given");

    put_reject(place, "a - 200");
    let always = fs::read_to_string(place.join("exercises/t/sound/rejects/first.rs"))
        .unwrap()
        .replace("[a, b][0]", "a - 100");
    fs::write(place.join("exercises/t/sound/rejects/first.rs"), always).unwrap();
    let output = grader(place, &["verify"]);
    assert_eq!(output.status.code(), Some(3));
    let page = text(&output.stdout);
    assert!(
        page.contains("`first.rs` does not answer as misconceptions.json says: second"),
        "{page}"
    );
}

#[test]
fn a_reject_that_is_accepted_by_chance_falls_short() {
    let place = place();
    put_reject(place.path(), "a.max(b)");
    let output = grader(place.path(), &["verify"]);
    assert_eq!(output.status.code(), Some(3));
    let page = text(&output.stdout);
    let told = "`first.rs` gets the verdict `accepted` in the case `second` in 1 of 2 runs, not `wrong-answer`";
    assert!(page.contains(told), "{page}");
    assert!(page.contains("its answer depends on chance"), "{page}");
}
