//! A test runner with fixtures: hooks around a class and around each test, and a report of what came of it.

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
    todo!()
}

/// Runs the tests of `suite` in the order of their names, with all hooks, and reports what came of each.
pub fn run<F>(suite: &Suite<F>) -> Report {
    todo!()
}
