//! Programs that use too much: each is ended, and told what it used.

use serde_json::Value;

use crate::made_up::{act, act_within};

/// The verdict, with the limit that was hit.
fn verdict(body: &str) -> String {
    verdict_of(&act(body))
}

/// The same of a program that waits, and need not be waited for.
fn verdict_on_waiting(body: &str) -> String {
    verdict_of(&act_within("300 ms", body))
}

fn verdict_of(case: &Value) -> String {
    let limit = case["limit"]["kind"].as_str();
    let verdict = case["verdict"].as_str().unwrap();
    limit.map_or(verdict.to_string(), |limit| format!("{verdict}: {limit}"))
}

#[test]
fn a_loop_without_an_end() {
    assert_eq!(
        verdict("loop { std::hint::spin_loop() }"),
        "time-limit: cpu"
    );
}

#[test]
fn work_in_many_threads_is_summed() {
    let body = "
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| loop { std::hint::spin_loop() });
            }
        });";
    assert_eq!(verdict(body), "time-limit: cpu");
}

#[test]
fn a_long_sleep() {
    let body = "std::thread::sleep(std::time::Duration::from_secs(600));";
    assert_eq!(verdict_on_waiting(body), "time-limit: wall");
}

#[test]
fn a_deadlock() {
    let body =
        "let (_sender, receiver) = std::sync::mpsc::channel::<()>(); receiver.recv().unwrap();";
    assert_eq!(verdict_on_waiting(body), "time-limit: wall");
}

#[test]
fn a_request_to_end_that_is_ignored() {
    let body = "
        unsafe extern \"C\" { fn signal(number: i32, action: usize) -> usize; }
        for number in 1..=64 {
            unsafe { signal(number, 1) };
        }
        std::thread::sleep(std::time::Duration::from_secs(600));";
    assert_eq!(verdict_on_waiting(body), "time-limit: wall");
}

#[test]
fn prints_without_an_end() {
    assert_eq!(
        verdict("loop { println!(\"again\"); }"),
        "output-limit: output"
    );
    assert_eq!(
        verdict("loop { eprint!(\"{}\", \"again\".repeat(999)); }"),
        "output-limit: output"
    );
    assert_eq!(
        verdict("loop { crate::grader::report!(\"again\"); }"),
        "output-limit: output"
    );
}

#[test]
fn prints_beyond_the_limit_are_not_forgiven_for_ending() {
    assert_eq!(
        verdict("print!(\"{}\", \"x\".repeat(16 * 1024));"),
        "accepted"
    );
    assert_eq!(
        verdict("print!(\"{}\", \"x\".repeat(16 * 1024 + 1));"),
        "output-limit: output"
    );
}

#[test]
fn memory_is_what_is_touched() {
    let touched = "
        let mut pages: Vec<Vec<u8>> = Vec::new();
        loop {
            pages.push(vec![1; 4096]);
        }";
    assert_eq!(verdict(touched), "memory-limit: memory");
    assert_eq!(
        verdict("drop(Vec::<u8>::with_capacity(48 << 20));"),
        "accepted"
    );
}

#[test]
fn memory_that_no_machine_has() {
    let case = act("drop(Vec::<u8>::with_capacity(1 << 40));");
    assert_eq!(
        (&case["verdict"], &case["exit"]["signal"]),
        (&Value::from("runtime-error"), &6.into())
    );
}

#[test]
fn recursion_without_an_end() {
    let body = "
        fn deeper(number: u64) -> u64 {
            std::hint::black_box(deeper(number + 1)) + 1
        }
        println!(\"{}\", deeper(0));";
    let case = act(body);
    assert_eq!(
        (&case["verdict"], &case["exit"]["signal"]),
        (&Value::from("runtime-error"), &6.into())
    );
}
