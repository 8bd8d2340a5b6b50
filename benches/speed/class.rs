//! A whole class through `grader grade`: processor time of the process and everything it starts against that of rustc
//! and the runs alone, and the grader's own memory.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::bare::{Bare, exercise};
use crate::many::{cpu, peak};
use crate::rounds::tell;

/// Grades `count` submissions that differ, with two jobs, in each of these classes of the sandbox, and does the bare work
/// of as many.
pub fn grade(count: usize, classes: &[&str]) {
    let name = "iterators/iterable-vs-iterator";
    let (exercise, solution) = exercise(name);
    let bare = Bare::new(name, &solution);
    let folder = tempfile::tempdir().unwrap();
    let text = |number: usize| format!("{solution}\n// {number}\n");
    for number in 0..count {
        let file = folder.path().join(format!("class/s{number:05}/{name}.rs"));
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text(number)).unwrap();
    }
    for class in classes {
        let mut memory = Vec::new();
        let before = cpu();
        let peak = run(folder.path(), class, &mut memory);
        let ours = cpu() - before;
        let before = cpu();
        for number in 0..count {
            bare.build(&text(number));
            bare.run(&exercise);
        }
        let beside = cpu() - before;
        let ratio = ours.as_secs_f64() / beside.as_secs_f64();
        let each =
            |total: Duration| format!("{:.1} ms", total.as_secs_f64() * 1000.0 / count as f64);
        let what = format!("class of {count}, CPU each, {class}");
        tell(
            &what,
            &each(ours),
            &each(beside),
            &format!("{ratio:.2} ×"),
            "1.15 ×",
        );
        // Flat: what a tenth of the class took is nearly what the whole took.
        let early = memory.get(memory.len() / 10).copied().unwrap_or_default();
        let what = format!("class of {count}, own peak memory, {class}");
        tell(
            &what,
            &mib(peak),
            &format!("{} early", mib(early)),
            "",
            "40 MiB",
        );
    }
    let Some(class) = classes.last() else {
        return;
    };
    let out = folder.path().join(format!("out-{class}"));
    let mut again = command(folder.path(), class).spawn().unwrap();
    let before = cpu();
    assert!(again.wait().unwrap().success());
    let what = format!("class of {count}, all known already");
    tell(
        &what,
        &format!("{:.0} ms", (cpu() - before).as_secs_f64() * 1000.0),
        "",
        "",
        "",
    );
    let journal = std::fs::metadata(out.join("journal.jsonl")).unwrap().len();
    let what = format!("class of {count}, journal");
    tell(&what, &format!("{} KiB", journal / 1024), "", "", "");
}

fn mib(kibibytes: u64) -> String {
    format!("{:.1} MiB", kibibytes as f64 / 1024.0)
}

fn command(folder: &std::path::Path, class: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_grader"));
    command
        .arg("grade")
        .arg(folder.join("class"))
        .arg("--out")
        .arg(folder.join(format!("out-{class}")))
        .args(["--jobs", "2", "--no-cache", "--sandbox", class])
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// Grades to the end. Gives the largest peak that was seen, and all of them in the order of time.
fn run(folder: &std::path::Path, class: &str, memory: &mut Vec<u64>) -> u64 {
    let mut child = command(folder, class).spawn().unwrap();
    let status = loop {
        memory.extend(peak(&child.id().to_string()));
        if let Some(status) = ended(&mut child) {
            break status;
        }
    };
    assert!(status.success(), "{status}");
    memory.iter().copied().max().unwrap_or_default()
}

/// Waits for a moment, in which a process that has ended is noticed at once.
fn ended(child: &mut Child) -> Option<std::process::ExitStatus> {
    use wait_timeout::ChildExt;
    child.wait_timeout(Duration::from_millis(10)).unwrap()
}
