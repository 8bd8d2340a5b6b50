//! `docs/commands.md` shows the help of every command as the program prints it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::process::Command;
use std::{env, fs};

const PAGE: &str = "docs/commands.md";
/// What stands above the helps, and is not made by the program.
const END_OF_HEAD: &str = "<!-- made by the program -->\n";
/// The section that every help has, and the page only once.
const EVERYWHERE: &str = "Options of every command:\n";

fn help(command: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_grader"))
        .args(["help", command])
        .env("COLUMNS", "100")
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The names of the commands, from the program's own help.
fn commands() -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_grader"))
        .arg("-h")
        .output();
    let text = String::from_utf8(output.unwrap().stdout).unwrap();
    let listed = text.split("Commands:\n").nth(1).unwrap();
    let lines = listed.split("\n\n").next().unwrap().lines();
    // A description that goes on in a second line is indented further.
    let names = lines.filter_map(|line| {
        line.strip_prefix("  ")
            .filter(|rest| !rest.starts_with(' '))
    });
    let names = names.map(|line| line.split(' ').next().unwrap().to_owned());
    names.filter(|name| name != "help").collect()
}

/// A help in two: without the options of every command, and these.
fn divided(help: &str) -> (String, String) {
    let (before, rest) = help.split_once(EVERYWHERE).unwrap();
    let end = ["\nExample", "\nAfter", "\nExit"]
        .iter()
        .filter_map(|next| rest.find(next))
        .min();
    let (options, after) = rest.split_at(end.unwrap_or(rest.len()));
    (
        format!("{before}{}", after.trim_start()),
        format!("{EVERYWHERE}{options}"),
    )
}

fn block(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    format!("```text\n{}\n```\n", lines.join("\n").trim_end())
}

#[test]
fn the_page_has_the_help_of_every_command() {
    let page = fs::read_to_string(PAGE).unwrap();
    let (head, _) = page.split_once(END_OF_HEAD).unwrap();
    let commands = commands();
    assert!(commands.len() > 20, "{commands:?}");
    let mut wanted = format!("{head}{END_OF_HEAD}");
    for command in &commands {
        let (own, _) = divided(&help(command));
        wanted.push_str(&format!("\n## grader {command}\n\n{}", block(&own)));
    }
    let (_, everywhere) = divided(&help("check"));
    wanted.push_str(&format!(
        "\n## Options of every command\n\n{}",
        block(&everywhere)
    ));
    if page != wanted && env::var_os("INSTA_UPDATE").is_some_and(|mode| mode == "always") {
        fs::write(PAGE, &wanted).unwrap();
        return;
    }
    assert_eq!(
        page, wanted,
        "to write it anew: INSTA_UPDATE=always cargo test --test command_page"
    );
}
