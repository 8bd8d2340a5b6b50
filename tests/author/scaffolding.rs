//! `grader new` and `grader schema`.

use crate::desk::Desk;

#[test]
fn a_new_exercise_goes_from_green_to_green() {
    for (mode, reject, wrong) in [
        ("harness", "counts-calls.rs", "todo!()"),
        ("program", "counts-lines.rs", "todo!()"),
    ] {
        let desk = Desk::new();
        let made = desk.run(&["new", "demo/running-total", "--mode", mode]);
        assert_eq!(made.status, 0, "{made:?}");
        let told: Vec<&str> = made
            .stdout
            .lines()
            .filter_map(|line| line.strip_prefix("wrote "))
            .collect();
        let mut written = told.clone();
        written.sort_unstable();
        assert_eq!(desk.files(), written);
        let folder = "exercises/demo/running-total";
        assert!(
            desk.read(&format!("{folder}/exercise.yaml"))
                .contains("\ntitle: Running total\n")
        );
        assert!(desk.read(&format!("{folder}/starter.rs")).contains(wrong));

        let check = ["check", "running-total", "--sandbox", "off", "--solution"];
        let graded = |file: &str| desk.run(&[&check[..], &[file]].concat());
        assert_eq!(graded("solutions/demo/running-total.rs").status, 0);
        let starter = graded(&format!("{folder}/starter.rs"));
        assert_eq!(starter.status, 1);
        assert!(
            starter.stdout.contains("runtime error · 0 of"),
            "{}",
            starter.stdout
        );
        assert_eq!(graded(&format!("{folder}/rejects/{reject}")).status, 1);

        let blessed = desk.bless(&["running-total", "--yes"]);
        assert_eq!(blessed.status, 0, "{blessed:?}");
        assert_eq!(
            desk.files().len(),
            written.len() + 1,
            "only the misconceptions are new"
        );
        let told = graded(&format!("{folder}/rejects/{reject}")).stdout;
        assert!(
            told.contains("the misunderstanding behind this answer: counts "),
            "{told}"
        );
        let starter = graded(&format!("{folder}/starter.rs")).stdout;
        assert!(!starter.contains("misunderstanding"), "{starter}");
    }
}

#[test]
fn names_that_cannot_be_had_are_refused_before_anything_is_written() {
    let desk = Desk::new();
    let topics = "format: 1\ntopics:\n  - { name: iterators, title: T, about: a }\n  - { name: data, title: T, about: a }\n";
    desk.write("exercises/topics.yaml", topics);
    desk.write("exercises/iterators/zip/exercise.yaml", "");
    desk.write("exercises/iterators/notes/x.txt", "mine");
    desk.write("solutions/iterators/chain.rs", "mine");
    let before = desk.files();
    for (name, told) in [
        (
            "zip-longest",
            "`zip-longest` is not of the form `topic/slug`",
        ),
        ("iterators/zip/longest", "is not of the form `topic/slug`"),
        (
            "iterator/zip-longest",
            "no topic `iterator`; did you mean `iterators`?",
        ),
        (
            "cooking/soup",
            "no topic `cooking`; add it to `topics.yaml`",
        ),
        (
            "iterators/Zip",
            "the exercise name `Zip` is not of lower case letters",
        ),
        ("../zip", "the topic name `..` is not of lower case letters"),
        ("data/zip", "there is an exercise `iterators/zip` already"),
        (
            "iterators/notes",
            "`exercises/iterators/notes` exists already",
        ),
        (
            "iterators/chain",
            "`solutions/iterators/chain.rs` exists already",
        ),
    ] {
        let refused = desk.run(&["new", name]);
        assert_eq!(refused.status, 2, "{name}: {refused:?}");
        assert!(refused.stderr.contains(told), "{name}: {}", refused.stderr);
        assert_eq!(refused.stdout, "");
    }
    assert_eq!(desk.files(), before);
}

#[test]
fn the_built_in_catalogue_is_not_for_writing() {
    let desk = Desk::new();
    std::fs::remove_dir(desk.path("exercises")).unwrap();
    for arguments in [
        &["new", "iterators/zip"][..],
        &["bless", "--all", "--check"],
    ] {
        let refused = desk.run(arguments);
        assert_eq!(refused.status, 2, "{refused:?}");
        assert!(
            refused
                .stderr
                .contains("the built-in catalogue cannot be changed"),
            "{}",
            refused.stderr
        );
    }
    assert_eq!(desk.files(), [""; 0]);
}

#[test]
fn a_catalogue_elsewhere_has_its_solutions_beside_it() {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.path("course/tasks")).unwrap();
    let made = desk.run(&["--catalogue", "course/tasks", "new", "demo/total"]);
    assert_eq!(made.status, 0, "{made:?}");
    assert!(desk.path("course/tasks/demo/total/exercise.yaml").is_file());
    assert!(desk.path("course/solutions/demo/total.rs").is_file());
    let checked = desk.run(&[
        "--catalogue",
        "course/tasks",
        "bless",
        "total",
        "--check",
        "--sandbox",
        "off",
    ]);
    assert_eq!(checked.status, 3, "{checked:?}");
}

#[test]
fn editors_are_led_to_the_schema_where_there_is_one() {
    let desk = Desk::new();
    let schema = desk.run(&["schema", "exercise"]);
    assert_eq!(schema.status, 0);
    assert_eq!(schema.stdout, desk.run(&["schema"]).stdout);
    assert_ne!(schema.stdout, desk.run(&["schema", "report"]).stdout);
    desk.run(&["new", "demo/without"]);
    desk.write("docs/schema/exercise.v1.json", &schema.stdout);
    desk.run(&["new", "demo/with"]);
    let first_line = |slug: &str| {
        let yaml = desk.read(&format!("exercises/demo/{slug}/exercise.yaml"));
        yaml.lines().next().unwrap().to_owned()
    };
    let line = first_line("with");
    let path = line
        .strip_prefix("# yaml-language-server: $schema=")
        .unwrap();
    assert!(
        desk.path("exercises/demo/with").join(path).is_file(),
        "{path}"
    );
    assert!(first_line("without").starts_with("# A worked example"));
}
