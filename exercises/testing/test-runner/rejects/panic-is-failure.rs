//! Rejected: a panic in a body is a failed check, as an Err is

use std::panic::{AssertUnwindSafe, catch_unwind};

/// What came of one test. Leave this type as it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// The body returned `Ok`, and everything around it went well.
    Passed,
    /// The body returned `Err` with this message.
    Failed(String),
    /// Something went wrong that the test did not mean to check: a panic, or a hook that failed.
    Error(String),
    /// The test was not run, for this reason.
    Skipped(String),
}

/// The body of a test, which works on a fixture. Leave this type as it is.
pub type Body<F> = Box<dyn Fn(&mut F) -> Result<(), String>>;

/// One test, whose body works on a fixture. Leave this type as it is.
pub struct Test<F> {
    /// The name; no two tests of a suite share one.
    pub name: String,
    /// The reason why the test is not to be run, if there is one.
    pub skip: Option<String>,
    /// What the test does with its fixture.
    pub body: Body<F>,
}

/// Tests and the hooks around them. Leave this type as it is.
pub struct Suite<F> {
    /// Runs once, before the first test.
    pub set_up_class: Box<dyn Fn() -> Result<(), String>>,
    /// Runs once, after the last test.
    pub tear_down_class: Box<dyn Fn() -> Result<(), String>>,
    /// Makes the fixture of one test.
    pub set_up: Box<dyn Fn() -> Result<F, String>>,
    /// Takes the fixture of one test away.
    pub tear_down: Box<dyn Fn(F) -> Result<(), String>>,
    /// The tests, in any order.
    pub tests: Vec<Test<F>>,
}

/// What came of a suite. Leave this type as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The name and the outcome of every test, in the order of the names.
    pub results: Vec<(String, Outcome)>,
    /// `Ran N tests: P passed, F failed, E errors, S skipped`.
    pub summary: String,
}

/// Those of `names` that begin with `test`, sorted.
pub fn discover(names: &[&str]) -> Vec<String> {
    let mut found: Vec<String> = names
        .iter()
        .filter(|name| name.starts_with("test"))
        .map(|name| name.to_string())
        .collect();
    found.sort();
    found
}

/// Runs the tests of `suite` in the order of their names, with all hooks, and reports what came of each.
pub fn run<F>(suite: &Suite<F>) -> Report {
    let mut tests: Vec<&Test<F>> = suite.tests.iter().collect();
    tests.sort_by(|a, b| a.name.cmp(&b.name));
    let class = if tests.iter().any(|test| test.skip.is_none()) {
        run_hook("set_up_class", &suite.set_up_class)
    } else {
        Ok(())
    };
    let mut results = Vec::new();
    for test in &tests {
        let outcome = match (&test.skip, &class) {
            (Some(reason), _) => Outcome::Skipped(reason.clone()),
            (None, Err(error)) => Outcome::Error(error.clone()),
            (None, Ok(())) => run_test(suite, test),
        };
        results.push((test.name.clone(), outcome));
    }
    let count = |wanted: fn(&Outcome) -> bool| results.iter().filter(|(_, o)| wanted(o)).count();
    let passed = count(|outcome| matches!(outcome, Outcome::Passed));
    let failed = count(|outcome| matches!(outcome, Outcome::Failed(_)));
    let errors = count(|outcome| matches!(outcome, Outcome::Error(_)));
    let skipped = count(|outcome| matches!(outcome, Outcome::Skipped(_)));
    let ran = passed + failed + errors;
    if ran > 0 && class.is_ok() {
        // There is no place in the report for a failure of this hook.
        let _ = run_hook("tear_down_class", &suite.tear_down_class);
    }
    let summary = format!(
        "Ran {ran} tests: {passed} passed, {failed} failed, {errors} errors, {skipped} skipped"
    );
    Report { results, summary }
}

fn run_test<F>(suite: &Suite<F>, test: &Test<F>) -> Outcome {
    let mut fixture = match run_hook("set_up", &suite.set_up) {
        Ok(fixture) => fixture,
        Err(error) => return Outcome::Error(error),
    };
    // The body only borrows the fixture, so it is still there after a panic.
    let outcome = match caught(|| (test.body)(&mut fixture)) {
        Ok(Ok(())) => Outcome::Passed,
        Ok(Err(message)) => Outcome::Failed(message),
        Err(text) => Outcome::Failed(format!("panic: {text}")),
    };
    match run_hook("tear_down", || (suite.tear_down)(fixture)) {
        Err(error) if outcome == Outcome::Passed => Outcome::Error(error),
        _ => outcome,
    }
}

/// Runs a hook, for which a panic is a failure like any other, and puts its name before the message.
fn run_hook<T>(name: &str, hook: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    caught(hook)
        .flatten()
        .map_err(|message| format!("{name}: {message}"))
}

/// What `f` returns, or the text of its panic.
fn caught<T>(f: impl FnOnce() -> T) -> Result<T, String> {
    // After a panic nothing of what `f` has changed is looked at, except by `tear_down`, which has to cope with it.
    catch_unwind(AssertUnwindSafe(f)).map_err(|payload| {
        if let Some(text) = payload.downcast_ref::<&str>() {
            text.to_string()
        } else if let Some(text) = payload.downcast_ref::<String>() {
            text.clone()
        } else {
            "unknown".to_string()
        }
    })
}
