//! What README shows is what a reader gets: its screens are run and compared, its table of exit statuses is checked.

use std::process::Command;

use grader::exit_status::ExitStatus;

const README: &str = include_str!("../README.md");

#[test]
fn screens_are_real() {
    let mut screens = 0;
    for part in README.split("<!-- screen: ").skip(1) {
        let (arguments, rest) = part.split_once(" -->").unwrap();
        let screen = rest
            .split("```")
            .nth(1)
            .unwrap()
            .strip_prefix("text\n")
            .unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_grader"))
            .args(arguments.split(' '))
            .args(["--sandbox", "off", "--no-cache"])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        let got = String::from_utf8(output.stdout).unwrap();
        assert_eq!(steady(&got), steady(screen), "grader {arguments}");
        screens += 1;
    }
    assert!(screens > 0);
}

/// Without what differs from run to run: times, the path, the compiler and the class.
fn steady(screen: &str) -> String {
    let kept = screen.lines().map(|line| match line.trim() {
        line if line.starts_with("built in") => "built".to_string(),
        line if line.contains(" · sandbox ") => "rustc".to_string(),
        line if line.starts_with("closures/closure-capture · ") => "heading".to_string(),
        line if line.starts_with('✗') && line.contains(" of ") && line.ends_with("ms") => {
            line.split(" of ").next().unwrap_or_default().to_string()
        }
        line => line.to_string(),
    });
    kept.collect::<Vec<String>>().join("\n")
}

#[test]
fn the_table_of_exit_statuses_is_complete() {
    for (status, words) in ExitStatus::ALL {
        let row = format!("| {} | {words} |", status.code());
        assert!(README.contains(&row), "{row}");
    }
}
