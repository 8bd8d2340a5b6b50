//! What a program does with its streams and with the report channel: no way leads to an answer that is not its own.

use serde_json::Value;

use crate::made_up::{act, session};

/// The verdict and how the program ended.
fn end(body: &str) -> (String, Value) {
    let case = act(body);
    (
        case["verdict"].as_str().unwrap().to_string(),
        case["exit"].clone(),
    )
}

fn exited(verdict: &str, code: i32) -> (String, Value) {
    (verdict.to_string(), serde_json::json!({ "code": code }))
}

#[test]
fn input_that_is_never_read() {
    assert_eq!(end(""), exited("accepted", 0));
}

#[test]
fn input_is_the_case_s_and_ends() {
    let body = "
        let mut text = String::new();
        std::io::Read::read_to_string(&mut std::io::stdin(), &mut text).unwrap();
        assert_eq!(text.len(), 1 << 20);";
    let solution = format!("pub fn act() {{{body}}}\n");
    let session = session()
        .file("solutions/wild/free.rs", solution)
        .stdin("what the grader was given");
    let outcome = session.check(["free", "-q"]).run();
    assert_eq!(
        (outcome.status, outcome.stderr.as_str()),
        (0, ""),
        "{outcome}"
    );
}

#[test]
fn input_that_is_read_beyond_its_end() {
    let body = "
        let mut buffer = [0; 65536];
        loop {
            let _ = std::io::Read::read(&mut std::io::stdin(), &mut buffer);
        }";
    assert_eq!(act(body)["verdict"], "time-limit");
}

const CLOSE: &str = "
    use std::os::fd::FromRawFd;
    for number in 0..3 {
        drop(unsafe { std::os::fd::OwnedFd::from_raw_fd(number) });
    }";

#[test]
fn closed_streams_end_nothing() {
    assert_eq!(end(CLOSE), exited("accepted", 0));
    let goes_on = format!("{CLOSE} loop {{ std::hint::spin_loop() }}");
    assert_eq!(act(&goes_on)["verdict"], "time-limit");
}

#[test]
fn prints_are_no_reports() {
    assert_eq!(
        end("print!(\"begin\\nend\\n\\0\\nwrong\");"),
        exited("accepted", 0)
    );
}

#[test]
fn leaving_early_is_no_end() {
    assert_eq!(end("std::process::exit(0);"), exited("runtime-error", 0));
    // Every line is the right one; only the harness has not ended.
    assert_eq!(
        end("crate::grader::report!(\"end\"); std::process::exit(0);"),
        exited("runtime-error", 0)
    );
}

#[test]
fn what_is_forged_is_not_accepted() {
    let forge = |text: &str, then: &str| {
        format!(
            "use std::io::Write;
             let channel = unsafe {{ <std::fs::File as std::os::fd::FromRawFd>::from_raw_fd(3) }};
             let mut channel = std::mem::ManuallyDrop::new(channel);
             channel.write_all(b\"{text}\").unwrap();
             {then}"
        )
    };
    let leave = "std::process::exit(0);";
    assert_eq!(end(&forge("end\\n", "")), exited("wrong-answer", 0));
    assert_eq!(end(&forge("end\\n", leave)), exited("runtime-error", 0));
    assert_eq!(
        end(&forge("end\\n\\0\\n", leave)),
        exited("runtime-error", 0)
    );
    let guess = format!("end\\n\\0{}\\n", "0".repeat(32));
    assert_eq!(end(&forge(&guess, leave)), exited("runtime-error", 0));
    assert_eq!(end(&forge(&guess, "")), exited("wrong-answer", 0));
}

/// What was reported could be taken back by whoever could open the channel for reading.
#[test]
fn the_channel_cannot_be_opened_anew() {
    let body = "assert!(std::fs::File::open(\"/proc/self/fd/3\").is_err());";
    assert_eq!(end(body), exited("accepted", 0));
}

#[test]
fn the_token_can_be_read_once() {
    let body = "
        use std::io::{Read, Write};
        let mut token = String::new();
        if let Ok(mut file) = std::fs::File::open(\"/proc/self/fd/4\") {
            file.read_to_string(&mut token).unwrap();
        }
        let mut channel = unsafe { <std::fs::File as std::os::fd::FromRawFd>::from_raw_fd(3) };
        channel.write_all(format!(\"end\\n\\0{token}\\n\").as_bytes()).unwrap();
        std::process::exit(0);";
    assert_eq!(end(body), exited("runtime-error", 0));
}

#[test]
fn a_channel_that_is_closed_gets_no_grade() {
    let body = "
        use std::os::fd::FromRawFd;
        drop(unsafe { std::os::fd::OwnedFd::from_raw_fd(3) });";
    assert_eq!(end(body), exited("runtime-error", 0));
}

#[test]
fn a_panic_elsewhere_is_only_told() {
    let case = act("let _ = std::thread::spawn(|| panic!(\"elsewhere\")).join();");
    assert_eq!(case["verdict"], "accepted");
    assert!(
        case["stderr"]["text"]
            .as_str()
            .unwrap()
            .contains("elsewhere"),
        "{case}"
    );
}

#[test]
fn a_panic_that_is_caught_is_only_told() {
    assert_eq!(
        end("let _ = std::panic::catch_unwind(|| panic!());"),
        exited("accepted", 0)
    );
}

#[test]
fn an_abort() {
    let (verdict, exit) = end("std::process::abort();");
    assert_eq!(
        (verdict.as_str(), exit),
        ("runtime-error", serde_json::json!({ "signal": 6 }))
    );
}
