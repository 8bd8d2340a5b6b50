//! Plays a script of log operations on a map of files, one a line, and reports the files.
//!
//! `open BASE MAX COUNT`, `emit TEXT`, `many N PREFIX` (N lines of PREFIX and a number of three digits), `reopen MAX COUNT`,
//! `file NAME LINE|LINE|…` (a file from elsewhere; without lines an empty one), `delete NAME`, `show`, `read-back`.

use crate::grader::report;
use crate::solution::{Files, Rotating};

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut files = Files::new();
    let mut log = Rotating::new("app.log", 0, 0);
    let mut emitted = 0;
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["open", base, max, count] => {
                log = Rotating::new(base, number(max, line), backups(count, line));
            }
            ["emit", ref text @ ..] => log.emit(&mut files, &text.join(" ")),
            ["many", count, prefix] => {
                for _ in 0..number(count, line) {
                    emitted += 1;
                    log.emit(&mut files, &format!("{prefix}{emitted:03}"));
                }
            }
            ["reopen", max, count] => {
                log.reopen(&mut files, number(max, line), backups(count, line));
            }
            ["file", name, ref text @ ..] => {
                let text = text.join(" ");
                let lines = text.split('|').filter(|_| !text.is_empty());
                let contents = lines.map(|line| format!("{line}\n")).collect();
                files.insert(name.to_string(), contents);
            }
            ["delete", name] => {
                files.remove(name);
            }
            ["show"] => {
                report!("show -> {} files", files.len());
                for (name, contents) in &files {
                    report!("  {name}: {contents:?}");
                }
            }
            ["read-back"] => {
                let lines: Vec<String> = log.read_back(&files);
                report!("read-back -> {lines:?}");
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

fn backups(word: &str, line: &str) -> usize {
    let count = number(word, line);
    assert!(count <= 1000, "that is more than 1000 backups: {line:?}");
    count
}

fn number(word: &str, line: &str) -> usize {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
