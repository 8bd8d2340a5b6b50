//! Uses the learner's repository with a fake connection that writes down every call and fails where the script wants it to.
//!
//! `fail connect`, `fail commit` and `fail N`, for the N-th statement, prepare failures of the next operation, and
//! `rows NAME/EMAIL...` the rows that its statements return. The operations are `get ID`, `create NAME EMAIL`, where an
//! underscore stands for a blank, and `transaction STEP...`; its steps are statements, row-id, and at last ok:VALUE,
//! error:TEXT, panic:TEXT, or throw:TEXT for a panic whose payload is no text.

use crate::grader::report;
use crate::solution::{Conn, Connect, UserRepository};
use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind, panic_any};
use std::rc::Rc;

/// What the next connection is to do, and what has happened so far.
#[derive(Default)]
struct Scene {
    fail_connect: bool,
    fail_commit: bool,
    fail_statement: Option<usize>,
    rows: Vec<Vec<String>>,
    statements: usize,
    events: Vec<String>,
    last_id: i64,
}

/// A connection that writes down what happens to it.
struct Fake {
    scene: Rc<RefCell<Scene>>,
}

impl Conn for Fake {
    fn execute(&mut self, sql: &str, params: &[String]) -> Result<Vec<Vec<String>>, String> {
        let mut scene = self.scene.borrow_mut();
        scene.events.push(format!("execute [{sql}] {params:?}"));
        scene.statements += 1;
        if scene.fail_statement == Some(scene.statements) {
            return Err(format!("statement {} failed", scene.statements));
        }
        scene.last_id += 1;
        Ok(scene.rows.clone())
    }

    fn last_row_id(&mut self) -> i64 {
        let mut scene = self.scene.borrow_mut();
        scene.events.push("last_row_id".to_string());
        scene.last_id
    }

    fn commit(&mut self) -> Result<(), String> {
        let mut scene = self.scene.borrow_mut();
        scene.events.push("commit".to_string());
        if scene.fail_commit {
            return Err("commit failed".to_string());
        }
        Ok(())
    }

    fn rollback(&mut self) {
        self.scene.borrow_mut().events.push("rollback".to_string());
    }

    fn close(&mut self) {
        self.scene.borrow_mut().events.push("close".to_string());
    }
}

/// What a body gives back; it can neither be copied nor made out of nothing.
struct Answer(String);

/// The payload of a panic that the learner's code cannot look into.
struct Thrown(String);

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is text");
    let scene = Rc::new(RefCell::new(Scene {
        last_id: 40,
        ..Scene::default()
    }));
    let stage = Rc::clone(&scene);
    let connect: Connect = Box::new(move || {
        let mut scene = stage.borrow_mut();
        scene.events.push("connect".to_string());
        if scene.fail_connect {
            return Err("connect failed".to_string());
        }
        Ok(Box::new(Fake {
            scene: Rc::clone(&stage),
        }))
    });
    let repository = UserRepository::new(connect);
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let answer = match words[..] {
            [] => continue,
            ["fail", "connect"] => {
                scene.borrow_mut().fail_connect = true;
                continue;
            }
            ["fail", "commit"] => {
                scene.borrow_mut().fail_commit = true;
                continue;
            }
            ["fail", statement] => {
                let Ok(statement) = statement.parse() else {
                    panic!("not a number: {line:?}");
                };
                scene.borrow_mut().fail_statement = Some(statement);
                continue;
            }
            ["rows", ref rows @ ..] => {
                let pairs = rows.iter().map(|row| match row.split_once('/') {
                    Some((name, email)) => vec![blanks(name), blanks(email)],
                    None => panic!("{row:?} is not NAME/EMAIL: {line:?}"),
                });
                scene.borrow_mut().rows = pairs.collect();
                continue;
            }
            ["get", id] => {
                let Ok(id) = id.parse() else {
                    panic!("not a number: {line:?}");
                };
                let user: Result<Option<(String, String)>, String> = repository.get_user(id);
                match user {
                    Ok(user) => format!("{user:?}"),
                    Err(text) => format!("error: {text}"),
                }
            }
            ["create", name, email] => {
                let id: Result<i64, String> = repository.create_user(&blanks(name), &blanks(email));
                match id {
                    Ok(id) => format!("id {id}"),
                    Err(text) => format!("error: {text}"),
                }
            }
            ["transaction", ref steps @ ..] => transaction(&repository, steps, line),
            _ => panic!("unknown operation: {line:?}"),
        };
        report!("{line} -> {answer}");
        let mut scene = scene.borrow_mut();
        for event in &scene.events {
            report!("  {event}");
        }
        *scene = Scene {
            last_id: scene.last_id,
            ..Scene::default()
        };
    }
}

fn transaction(repository: &UserRepository, steps: &[&str], line: &str) -> String {
    let body = |conn: &mut dyn Conn| -> Result<Answer, String> {
        for step in steps {
            match step.split_once(':') {
                None if *step == "row-id" => {
                    conn.last_row_id();
                }
                None => {
                    conn.execute(step, &[])?;
                }
                Some(("ok", value)) => return Ok(Answer(value.to_string())),
                Some(("error", text)) => return Err(text.to_string()),
                Some(("panic", text)) => panic!("{text}"),
                Some(("throw", text)) => panic_any(Thrown(text.to_string())),
                Some(_) => panic!("no such step: {step:?} in {line:?}"),
            }
        }
        panic!("the body has no end: {line:?}");
    };
    let outcome: std::thread::Result<Result<Answer, String>> =
        catch_unwind(AssertUnwindSafe(|| repository.transaction(body)));
    match outcome {
        Ok(Ok(Answer(value))) => format!("ok {value}"),
        Ok(Err(text)) => format!("error: {text}"),
        Err(payload) => {
            if let Some(text) = payload.downcast_ref::<String>() {
                format!("panic: {text}")
            } else if let Some(Thrown(text)) = payload.downcast_ref() {
                format!("panic with an object: {text}")
            } else {
                "panic with another payload".to_string()
            }
        }
    }
}

fn blanks(word: &str) -> String {
    word.replace('_', " ")
}
