//! How an exercise of mode `tests` is read, and what its author is told.

use grader::exercise::{Exercise, Expected, LoadError, Mode, Problems, json_schema};

use crate::made_up::{Bench, HEAD, TESTS, catalogue, load};

const TWO: &str = "#[test]\nfn pops_one() {}\nmod deep { #[test] fn pops_all() {} }\n";

fn told(yaml: &str, tests: &str) -> Vec<String> {
    match load(yaml, tests) {
        Err(LoadError::Problems(Problems(problems))) => problems
            .iter()
            .map(|problem| {
                let file = problem.file.rsplit('/').next().unwrap();
                let hint = problem.expected.as_deref().unwrap_or("-");
                format!("{file}:{}: {}; {hint}", problem.line, problem.message)
            })
            .collect(),
        other => panic!("{other:?}"),
    }
}

/// Name, test, points and whether it is hidden, of each case.
fn cases(exercise: &Exercise) -> Vec<(&str, &str, u32, bool)> {
    exercise
        .cases
        .iter()
        .map(|case| {
            let Expected::TestEnds(path) = &case.expected else {
                panic!("{case:?}")
            };
            (case.name.as_str(), path.as_str(), case.points, case.hidden)
        })
        .collect()
}

#[test]
fn without_a_list_every_test_is_a_case_of_one_point() {
    let exercise = load(HEAD, TWO).unwrap();
    assert_eq!(
        cases(&exercise),
        [
            ("pops-one", "pops_one", 1, false),
            ("deep-pops-all", "deep::pops_all", 1, false)
        ]
    );
    assert_eq!(exercise.cases[1].checks, "deep: pops all");
    let Mode::Tests(tests) = &exercise.mode else {
        panic!("{:?}", exercise.mode)
    };
    assert_eq!((tests.crate_name(), tests.source()), ("solution", TWO));
}

#[test]
fn a_list_gives_names_points_and_what_is_hidden() {
    let list = "cases:\n  - { name: pops-one, checks: one }\n  \
                - { name: rest, test: \"deep::pops_all\", checks: all, points: 4, hidden: true }\n";
    let exercise = load(&format!("{HEAD}{list}"), TWO).unwrap();
    assert_eq!(
        cases(&exercise),
        [
            ("pops-one", "pops_one", 1, false),
            ("rest", "deep::pops_all", 4, true)
        ]
    );
    assert_eq!(exercise.cases[0].checks, "one");
}

#[test]
fn the_list_and_the_tests_must_agree() {
    let with = |list: &str| told(&format!("{HEAD}cases:\n{list}"), TWO);
    let one = "  - { name: pops-one, checks: one }\n";
    let two = "  - { name: deep-pops-all, checks: all }\n";
    assert_eq!(
        with(one),
        [
            "exercise.yaml:9: the test `deep::pops_all` of `tests.rs` is no case; expected a case with `test: deep::pops_all`"
        ]
    );
    assert_eq!(
        with(&format!(
            "{one}{two}  - {{ name: again, test: pops_one, checks: x }}\n"
        )),
        ["exercise.yaml:12: a second case runs the test `pops_one`; the second"]
    );
    assert_eq!(
        with(&format!("{one}  - {{ name: deep-pops-al, checks: all }}\n")),
        ["exercise.yaml:11: `tests.rs` has no test `deep-pops-al`; did you mean `deep-pops-all`?"]
    );
    assert_eq!(
        with(&format!(
            "{one}  - {{ name: rest, test: \"deep::pop_all\", checks: all }}\n"
        )),
        [
            "exercise.yaml:11: `tests.rs` has no test `deep::pop_all`; did you mean `deep::pops_all`?"
        ]
    );
    assert_eq!(
        with(&format!("{one}{two}").replace(" }", ", points: 0 }")),
        ["exercise.yaml:10: no case gives a point; -"]
    );
    assert_eq!(
        told(&format!("{HEAD}cases: []\n"), TWO),
        ["exercise.yaml:9: an exercise needs at least one case; expected a case"]
    );
}

#[test]
fn tests_whose_names_as_cases_are_the_same_are_told_apart_by_a_list() {
    let tests = "#[test] fn a_b() {}\nmod a { #[test] fn b() {} }\n#[test] fn ö() {}\n";
    assert_eq!(
        told(HEAD, tests),
        [
            "exercise.yaml:7: the case of the test `a::b` would be called `a-b`, as another case is; -",
            "exercise.yaml:7: the case of the test `ö` would be called `ö`, which is not of lower case letters, digits and single hyphens; -",
        ]
    );
    let listed = "cases:\n  - { name: a-b, checks: x }\n  - { name: ab, test: \"a::b\", checks: y }\n  \
                  - { name: oe, test: ö, checks: z }\n";
    assert_eq!(
        told(&format!("{HEAD}{listed}"), tests),
        ["exercise.yaml:10: several tests may be meant by `a-b`; expected `test: a_b` beside it"]
    );
    let listed = listed.replace("name: a-b,", "name: a-b, test: a_b,");
    assert_eq!(
        load(&format!("{HEAD}{listed}"), tests).unwrap().cases.len(),
        3
    );
}

#[test]
fn what_belongs_to_other_modes_is_a_mistake() {
    let list = "compare: exact\ncases:\n  - { name: pops-one, checks: one, expect: \"1\\n\", input: \"\", args: [], compare: x, exit_status: 0 }\n  \
                - { name: deep-pops-all, checks: all, allow_empty: true }\n";
    let unknown = |line: usize, what: &str, key: &str| {
        format!("exercise.yaml:{line}: {what} of mode `tests` has no key `{key}`; unknown key")
    };
    let mut expected = vec![unknown(9, "an exercise", "compare")];
    let keys = ["expect", "input", "args", "compare", "exit_status"];
    expected.extend(keys.map(|key| unknown(11, "a case", key)));
    expected.push(unknown(12, "a case", "allow_empty"));
    assert_eq!(told(&format!("{HEAD}{list}"), TWO), expected);
    let harness = HEAD.replace("mode: tests", "mode: program\ncrate_name: stack");
    assert_eq!(
        told(&harness, TWO),
        [
            "exercise.yaml:1: an exercise needs `cases`; expected `cases` beside this key",
            "exercise.yaml:8: an exercise has no key `crate_name`; unknown key",
        ]
    );
}

#[test]
fn mistakes_of_both_files_are_told_at_once() {
    let yaml = format!("{HEAD}crate_name: lru-cache\n").replace("level: junior", "level: jumior");
    let tests = "use solution::*;\n\n#[test]\nfn a(x: i32) {}\n";
    assert_eq!(
        told(&yaml, tests),
        [
            "exercise.yaml:3: `jumior` is not known as `level`; did you mean `junior`?",
            "exercise.yaml:9: the crate name `lru-cache` is not of lower case letters, digits and `_`, beginning with a letter; expected a name such as `lru_cache`",
            "tests.rs:1: a submission could bring in any name by this, one that the tests rely on among them; -",
            "tests.rs:4: a test takes nothing, is not generic, and neither `async` nor `unsafe`; -",
        ]
    );
}

#[test]
fn a_file_without_tests_is_told() {
    assert_eq!(
        told(HEAD, "fn helper() {}\n"),
        ["tests.rs:1: `tests.rs` has no test; -"]
    );
}

#[test]
fn a_crate_is_called_by_the_name_that_the_exercise_states() {
    let tests = TESTS.replace("use solution::", "use my_stack::");
    let yaml = format!("{HEAD}crate_name: my_stack\n");
    let tests = tests.replace("-> Result<(), solution", "-> Result<(), my_stack");
    let grade = Bench::new(&yaml, &tests).grade(crate::made_up::SOLUTION);
    assert_eq!(grade.points(), 5, "{grade:?}");
}

#[test]
fn the_schema_knows_the_mode() {
    let schema = jsonschema::validator_for(&json_schema()).unwrap();
    let valid = |yaml: &str| schema.is_valid(&serde_yaml::from_str(yaml).unwrap());
    assert!(valid(HEAD));
    assert!(valid(&format!(
        "{HEAD}crate_name: a\ncases: [{{ name: a, checks: b, test: c }}]\n"
    )));
    let program = HEAD.replace("mode: tests", "mode: program");
    assert!(!valid(&program));
    assert!(!valid(&format!("{HEAD}compare: exact\n")));
    assert!(!valid(&format!(
        "{program}crate_name: a\ncases: [{{ name: a, checks: b }}]\n"
    )));
}

#[test]
fn verify_knows_the_files_of_the_mode() {
    let list =
        "cases:\n  - { name: pops-one, checks: one }\n  - { name: deep-pops-all, checks: all }\n";
    let (place, _) = catalogue(&format!("{HEAD}{list}"), TWO);
    let folder = place.path().join("exercises/basics/stack");
    std::fs::create_dir(folder.join("expected")).unwrap();
    std::fs::write(folder.join("expected/pops-one.out"), "1\n").unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_grader"))
        .args(["verify", "stack", "--sandbox", "off", "--json"])
        .current_dir(place.path())
        .output()
        .unwrap();
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let told = json.to_string();
    let unnamed = "nothing in `exercise.yaml` names this file";
    assert_eq!(told.matches(unnamed).count(), 1, "{told}");
    assert!(told.contains("stack/expected/pops-one.out"), "{told}");
}
