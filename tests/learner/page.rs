//! `docs/learner.md`: what it shows is what a learner gets, from its first screen to its last in one folder.

use std::fs;
use std::path::Path;

use crate::learner::Learner;

const PAGE: &str = "docs/learner.md";

/// What the page has the learner do, in its comments.
enum Step<'a> {
    /// `<!-- in: FOLDER -->`: go to a folder.
    In(&'a str),
    /// `<!-- answer: TOPIC/SLUG [REJECT] -->`: write the solution into the file, or one of the rejects.
    Answer(&'a str, Option<&'a str>),
    /// `<!-- edit: TOPIC/SLUG OLD => NEW -->`: replace what stands once in the file.
    Edit(&'a str, &'a str, &'a str),
    /// `<!-- screen: ARGUMENTS -->`: run the program, and see what stands in the next block.
    Screen(&'a str, &'a str),
}

fn steps(page: &str) -> Vec<Step<'_>> {
    let comments = page.split("<!-- ").skip(1);
    let steps = comments.map(|part| {
        let (comment, rest) = part.split_once(" -->").unwrap();
        let (what, with) = comment.split_once(':').unwrap();
        let with = with.trim();
        match what {
            "in" => Step::In(with),
            "answer" => match with.split_once(' ') {
                Some((exercise, reject)) => Step::Answer(exercise, Some(reject)),
                None => Step::Answer(with, None),
            },
            "edit" => {
                let (exercise, change) = with.split_once(' ').unwrap();
                let (old, new) = change.split_once(" => ").unwrap();
                Step::Edit(exercise, old, new)
            }
            "screen" => {
                let block = rest.split("```").nth(1).unwrap();
                Step::Screen(with, block.strip_prefix("text\n").unwrap())
            }
            other => panic!("`{other}` is no step"),
        }
    });
    steps.collect()
}

/// What the learner sees at each screen of the page, beside what the page shows.
fn walked(page: &str) -> Vec<(String, String)> {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut learner = Learner::new();
    let mut folder = String::new();
    let mut screens = Vec::new();
    for step in steps(page) {
        match step {
            Step::In(name) => {
                folder = format!("{name}/");
                learner.goes_to(name);
            }
            Step::Answer(exercise, reject) => {
                let source = match reject {
                    Some(reject) => format!("exercises/{exercise}/rejects/{reject}.rs"),
                    None => format!("solutions/{exercise}.rs"),
                };
                let text = fs::read(repository.join(source)).unwrap();
                learner.write(&format!("{folder}solutions/{exercise}.rs"), text);
            }
            Step::Edit(exercise, old, new) => {
                let file = format!("{folder}solutions/{exercise}.rs");
                let text = learner.read(&file);
                assert_eq!(text.matches(old).count(), 1, "{old}");
                learner.write(&file, text.replace(old, new));
            }
            Step::Screen(arguments, shown) => {
                let mut arguments: Vec<&str> = arguments.split_whitespace().collect();
                if arguments.first() == Some(&"check") {
                    // Built anew, so that what is rewritten is what a learner sees.
                    arguments.extend(["--sandbox", "off", "--no-cache"]);
                }
                let outcome = learner.tries(&arguments);
                assert_eq!(outcome.stderr, "", "{arguments:?}");
                screens.push((outcome.stdout, shown.to_owned()));
            }
        }
    }
    screens
}

/// The lines without what differs from run to run: times, the compiler and the class.
fn steady(screen: &str) -> Vec<String> {
    let lines = screen.lines().map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["built", ..] => "built".to_owned(),
            ["rustc", ..] => "rustc".to_owned(),
            [.., _, "ms" | "s"] => words[..words.len() - 2].join(" "),
            _ => line.to_owned(),
        }
    });
    lines.collect()
}

#[test]
fn screens_are_real() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE)).unwrap();
    let screens = walked(&page);
    // Rewritten on request, as snapshots are: INSTA_UPDATE=always cargo test --test learner page
    if std::env::var_os("INSTA_UPDATE").is_some_and(|mode| mode == "always") {
        let mut parts = page.split("```text\n");
        let mut text = parts.next().unwrap().to_owned();
        for (part, (got, _)) in parts.zip(&screens) {
            let (_, after) = part.split_once("```").unwrap();
            text.push_str(&format!("```text\n{got}```{after}"));
        }
        let text = text.replace("sandbox none", "sandbox full");
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE), text).unwrap();
        return;
    }
    assert!(screens.len() >= 8, "{}", screens.len());
    for (got, shown) in screens {
        assert_eq!(
            steady(&shown),
            steady(&got),
            "{PAGE} shows another screen; to renew it: INSTA_UPDATE=always cargo test --test learner page"
        );
    }
}
