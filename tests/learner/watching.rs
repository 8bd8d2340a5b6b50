//! `grader watch`: the full screen at a terminal, and lines elsewhere.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::num::NonZero;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::course;
use crate::learner::Learner;
use crate::terminal::{resize, start};

/// How long anything may take before the test gives up; nothing waits for it when all is well.
const PATIENCE: Duration = Duration::from_secs(120);

/// An answer that never ends.
const ENDLESS: &str = "fn main() {\n    loop {}\n}\n";

/// A screen, and who sits before it.
struct Sitting {
    child: Child,
    keys: File,
    written: Receiver<Vec<u8>>,
    screen: vt100::Parser,
}

impl Sitting {
    fn new(learner: &Learner, arguments: &[&str]) -> Sitting {
        let all = [&["watch", "--sandbox", "off"], arguments].concat();
        let mut command = learner.command(&all);
        command.env_remove("EDITOR").env_remove("VISUAL");
        Sitting::of(command)
    }

    fn of(command: Command) -> Sitting {
        let (child, terminal) = start(command);
        let mut output = terminal.try_clone().unwrap();
        let (sender, written) = channel();
        // Ends with the terminal.
        #[expect(
            clippy::disallowed_methods,
            reason = "nothing but this test waits for it"
        )]
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                if sender.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        Sitting {
            child,
            keys: terminal,
            written,
            screen: vt100::Parser::new(size(24), size(80), 0),
        }
    }

    /// Waits until the screen shows this.
    ///
    /// One text at a time: a frame may come in two pieces.
    fn sees(&mut self, text: &str) {
        let until = Instant::now() + PATIENCE;
        loop {
            let shown = self.screen.screen().contents();
            if shown.contains(text) {
                return;
            }
            let left = until.saturating_duration_since(Instant::now());
            match self.written.recv_timeout(left) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(why) => panic!("{why}: `{text}` is not on the screen:\n{shown}"),
            }
        }
    }

    fn types(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
    }

    /// The exit status, and what was written meanwhile.
    fn ends(mut self) -> (i32, vt100::Parser) {
        let status = self.child.wait().unwrap().code().unwrap();
        while let Ok(bytes) = self.written.recv_timeout(PATIENCE) {
            self.screen.process(&bytes);
        }
        (status, self.screen)
    }
}

fn size(number: u16) -> NonZero<u16> {
    NonZero::new(number).unwrap()
}

fn learner() -> Learner {
    let learner = course::learner();
    learner.says(&["init"]);
    learner
}

#[test]
fn a_terminal_that_is_gone_takes_the_screen_with_it() {
    let learner = learner();
    let (mut child, mut terminal) = start(learner.command(&["watch", "--sandbox", "off", "two"]));
    let (mut seen, mut bytes) = (Vec::new(), [0; 4096]);
    while !String::from_utf8_lossy(&seen).contains("accepted") {
        let count = terminal.read(&mut bytes).unwrap();
        seen.extend_from_slice(&bytes[..count]);
    }
    drop(terminal);
    let ended = wait_timeout::ChildExt::wait_timeout(&mut child, PATIENCE).unwrap();
    if ended.is_none() {
        child.kill().unwrap();
    }
    // It may have been drawing.
    let code = ended.and_then(|status| status.code());
    assert!(matches!(code, Some(130 | 5)), "{ended:?}");
}

#[test]
fn an_answer_is_checked_whenever_it_is_saved() {
    let learner = learner();
    let file = "solutions/second/two.rs";
    let mut sitting = Sitting::new(&learner, &["two"]);
    sitting.sees("0 of 3 accepted");
    sitting.sees("[task]");
    sitting.sees("not checked yet");
    learner.write(file, "fn main() {\n    println!(\"wrong\");\n}\n");
    sitting.sees("✗ wrong answer");
    sitting.sees("- right");
    learner.write(file, course::ANSWER);
    sitting.sees("✓ accepted");
    sitting.sees("1 of 3 accepted");
    sitting.sees("Printing is easy.");
    sitting.types("q");
    let (status, screen) = sitting.ends();
    assert_eq!(status, 0);
    // The terminal is as it was: its ordinary page, with a cursor.
    assert!(!screen.screen().alternate_screen() && !screen.screen().hide_cursor());
    assert!(learner.progress()["exercises"]["second/two"]["accepted_at"].is_string());
}

#[test]
fn leafing_through_exercises_starts_none() {
    let learner = learner();
    let mut sitting = Sitting::new(&learner, &[]);
    sitting.sees("second/three");
    sitting.types("n");
    sitting.sees("second/two");
    sitting.types("n");
    sitting.sees("first/one");
    sitting.types("p");
    sitting.sees("second/two");
    sitting.types("l");
    sitting.sees("· not ");
    let shown = sitting.screen.screen().contents();
    assert!(!shown.contains("~ started"), "{shown}");
    sitting.types("\x1b");
    sitting.sees("[task]");
    assert!(learner.progress()["current"].is_null());
    learner.write("solutions/second/two.rs", "// mine\n");
    sitting.sees("✗ does not compile");
    sitting.types("l");
    sitting.sees("> ~ started");
    sitting.types("\x03");
    let (status, screen) = sitting.ends();
    assert_eq!(status, 130);
    // To leave is no failure to tell of.
    assert!(!screen.screen().contents().contains("error"));
    let remembered = learner.progress();
    assert_eq!(remembered["current"], "second/two");
    assert!(remembered["exercises"]["second/two"]["started_at"].is_string());
    for other in ["second/three", "first/one"] {
        let mark = &remembered["exercises"][other];
        assert!(
            mark["started_at"].is_null() && mark["attempts"].is_null(),
            "{mark}"
        );
    }
}

#[test]
fn an_answer_that_waits_to_be_moved_is_told_of() {
    let learner = learner();
    learner.write("solutions/first/one.rs", course::ANSWER);
    let [old, new] = ["exercises/first/one", "exercises/first/uno"].map(|path| learner.path(path));
    std::fs::rename(old, new).unwrap();
    let mut sitting = Sitting::new(&learner, &["uno"]);
    sitting.sees("mv solutions/first/one.rs solutions/first/uno.rs");
    sitting.types("q");
    assert_eq!(sitting.ends().0, 0);
}

#[test]
fn cases_saved_beside_the_answer_are_run() {
    let learner = learner();
    let file = "solutions/second/two.rs";
    learner.write(file, course::ANSWER);
    learner.write("solutions/second/two.cases/mine.txt", "> left\n");
    let mut sitting = Sitting::new(&learner, &["two"]);
    sitting.sees("0 of 1 saved case accepted");
    sitting.sees("mine (wrong answer)");
    // A saved case that changes is run anew, and one that is none is told.
    learner.write("solutions/second/two.cases/mine.txt", "> right\n");
    sitting.sees("✓ accepted · 1 of 1 point · ");
    learner.write("solutions/second/two.cases/mine.txt", "right\n");
    sitting.sees("mine.txt:1: a line begins with");
    sitting.types("q");
    assert_eq!(sitting.ends().0, 0);
}

/// An answer that is accepted and has something for clippy to note.
const WORDY: &str = "fn main() {\n    println!(\"right\");\n    return;\n}\n";

#[test]
fn clippy_is_asked_once_the_answer_is_accepted() {
    let learner = learner();
    learner.write("solutions/second/two.rs", WORDY);
    let mut sitting = Sitting::new(&learner, &["two"]);
    sitting.sees("✓ accepted");
    sitting.sees("clippy has 1 note on your file");
    sitting.types("q");
    assert_eq!(sitting.ends().0, 0);
}

#[test]
fn clippy_is_not_asked_unless_it_is_wanted() {
    let learner = learner();
    learner.write("solutions/second/two.rs", WORDY);
    for (option, notes) in [("--plain", true), ("--no-lint", false)] {
        let mut child = learner
            .command(&["watch", "two", option, "--sandbox", "off"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // The last line of a check comes when clippy has answered, or was not asked.
        let lines = lines.map(Result::unwrap);
        let told: Vec<String> = lines
            .take_while(|line| !line.ends_with("sandbox none"))
            .collect();
        let has = |text: &str| told.iter().position(|line| line.contains(text));
        let verdict = has("✓ accepted").unwrap();
        assert_eq!(has("clippy has 1 note") > Some(verdict), notes, "{told:?}");
        kill_process(Pid::from_child(&child), Signal::INT).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(130));
    }
}

#[test]
fn progress_that_cannot_be_written_is_in_the_way_of_nobody() {
    let learner = learner();
    let mut sitting = Sitting::new(&learner, &["two"]);
    sitting.sees("[task]");
    // No file can be put in the place of a folder that is not empty.
    std::fs::remove_file(learner.path(".grader/progress.json")).unwrap();
    std::fs::remove_file(learner.path(".grader/lock")).unwrap();
    learner.write(".grader/lock/in-the-way", "");
    learner.write("solutions/second/two.rs", course::ANSWER);
    sitting.sees("✓ accepted");
    sitting.sees("this check is not remembered");
    sitting.types("h");
    sitting.sees("1. Look at println.");
    sitting.sees("this hint is not remembered");
    sitting.types("q");
    assert_eq!(sitting.ends().0, 0);
}

#[test]
fn all_answers_are_checked_but_those_that_cannot_be() {
    let learner = learner();
    learner.write("solutions/second/two.rs", course::ANSWER);
    learner.write("solutions/first/one.rs", course::ANSWER);
    learner.write("solutions/first/one.cases/mine.txt", "no case\n");
    learner.write("solutions/second/three.rs", course::ANSWER);
    let mut sitting = Sitting::new(&learner, &["two"]);
    sitting.sees("✓ accepted");
    learner.write(
        "exercises/second/three/exercise.yaml",
        "format: 1\ntitel: oh\n",
    );
    sitting.types("a");
    sitting.sees("1 of 1 answer accepted");
    sitting.sees("`second/three` is left out: an exercise needs");
    sitting.sees("`first/one` is left out");
    sitting.sees("solutions/first/one.cases/mine.txt:1");
    sitting.types("q");
    assert_eq!(sitting.ends().0, 0);
}

#[test]
fn the_solution_has_a_page_of_its_own() {
    let learner = learner();
    // The solutions of this course are in the same folder. This one has something in it that a terminal would obey.
    let solution = format!("// \x1b[2Jgone\n{}", course::ANSWER);
    learner.write("solutions/second/two.rs", solution);
    let mut sitting = Sitting::new(&learner, &["two"]);
    sitting.sees("✓ accepted");
    sitting.types("s");
    sitting.sees("[solution]");
    sitting.sees("// \\x1b[2Jgone");
    sitting.types("t");
    sitting.sees("[task]");
    sitting.sees("How do you print two?");
    sitting.types("q");
    assert_eq!(sitting.ends().0, 0);
}

#[test]
fn a_narrow_screen_asks_whole_questions() {
    let learner = learner();
    let mut sitting = Sitting::new(&learner, &["two"]);
    sitting.sees("[task]");
    resize(&sitting.keys, 40, 10);
    sitting.screen.screen_mut().set_size(size(10), size(40));
    sitting.types("r");
    sitting.sees("y yes");
    sitting.sees("any other key no");
    sitting.types("x?");
    sitting.sees("[keys]");
    sitting.types("\x1b[F");
    sitting.sees("leave, as Ctrl-C does");
    sitting.types("q");
    assert_eq!(sitting.ends().0, 0);
}

#[test]
fn an_endless_loop_is_in_the_way_of_no_key_and_of_no_save() {
    let learner = learner();
    let file = "solutions/second/two.rs";
    learner.write(file, ENDLESS);
    let mut sitting = Sitting::new(&learner, &["two"]);
    sitting.sees("… ");
    sitting.types("l");
    sitting.sees("search:");
    sitting.types("thr");
    sitting.sees("1 found");
    sitting.types("\x1b");
    sitting.sees("[result]");
    learner.write(file, course::ANSWER);
    sitting.sees("✓ accepted");
    learner.write(file, ENDLESS);
    sitting.sees("… ");
    // Ctrl-C, as a key.
    sitting.types("\x03");
    assert_eq!(sitting.ends().0, 130);
}

#[test]
fn keys_lead_through_the_course() {
    let learner = learner();
    let mut sitting = Sitting::new(&learner, &[]);
    sitting.sees("second/three");
    sitting.types("n");
    sitting.sees("second/two");
    sitting.types("h");
    sitting.sees("1. Look at println.");
    sitting.sees("[hints 1/2]");
    sitting.types("h");
    sitting.sees("2. Print `right`.");
    sitting.types("s");
    sitting.sees("once yours is accepted");
    learner.write("solutions/second/two.rs", "// mine\n");
    sitting.sees("✗ does not compile");
    sitting.types("r");
    sitting.sees("y yes");
    sitting.types("y");
    sitting.sees("yours is kept as solutions/second/two.rs.1");
    assert_eq!(learner.read("solutions/second/two.rs.1"), "// mine\n");
    sitting.types("?");
    sitting.sees("[keys]");
    sitting.types("?");
    sitting.sees("[result]");
    sitting.types("e");
    sitting.sees("set EDITOR");
    sitting.types("q");
    assert_eq!(sitting.ends().0, 0);
    let remembered = learner.progress();
    assert_eq!(remembered["current"], "second/two");
    assert_eq!(remembered["exercises"]["second/two"]["hints"], 2);
}

#[test]
fn an_editor_gets_the_terminal_and_gives_it_back() {
    let learner = learner();
    learner.write("answer", course::ANSWER);
    // An editor with an argument of its own.
    let editor = format!("cp '{}'", learner.path("answer").display());
    let mut command = learner.command(&["watch", "--sandbox", "off", "two"]);
    command.env("EDITOR", editor).env_remove("VISUAL");
    let mut sitting = Sitting::of(command);
    sitting.sees("[task]");
    sitting.types("e");
    sitting.sees("✓ accepted");
    sitting.types("q");
    assert_eq!(sitting.ends().0, 0);
}

#[test]
fn a_broken_exercise_is_in_nobody_s_way() {
    let learner = learner();
    learner.write(
        "exercises/second/three/exercise.yaml",
        "format: 1\ntitel: oh\n",
    );
    let mut sitting = Sitting::new(&learner, &["two"]);
    sitting.sees("second/two");
    sitting.types("p");
    sitting.sees("`second/three` cannot be opened");
    sitting.types("n");
    sitting.sees("first/one");
    sitting.types("q");
    assert_eq!(sitting.ends().0, 0);
}

#[test]
fn a_terminal_may_have_any_size() {
    let learner = learner();
    let mut sitting = Sitting::new(&learner, &["two"]);
    sitting.sees("[task]");
    sitting.types("c");
    sitting.sees("✗ runtime error");
    for (columns, lines) in [(1, 1), (0, 0), (7, 2), (200, 60), (80, 24)] {
        resize(&sitting.keys, columns, lines);
        sitting.types("tl\x1b");
    }
    sitting.sees("second/two");
    sitting.types("\x1bq");
    assert_eq!(sitting.ends().0, 0);
}

#[test]
fn without_a_terminal_there_are_lines() {
    let learner = learner();
    let file = "solutions/second/two.rs";
    let mut child = learner
        .command(&["watch", "two", "--poll", "--sandbox", "off"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut until = |wanted: &str| {
        let found = lines.find(|line| line.as_ref().unwrap().contains(wanted));
        assert!(found.is_some(), "no line has `{wanted}`");
    };
    until("watching solutions/second/two.rs; Ctrl-C leaves");
    until("looking for saved files twice a second: as asked for");
    until("it is the starter");
    learner.write(file, "fn main() {}\n");
    until("✗ wrong answer");
    learner.write(file, course::ANSWER);
    until("✓ accepted");
    let pid = Pid::from_child(&child);
    kill_process(pid, Signal::INT).unwrap();
    let ended = child.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(130));
    assert_eq!(String::from_utf8(ended.stderr).unwrap(), "");
}

#[test]
fn a_terminal_that_shows_nothing_but_lines_gets_lines() {
    let learner = learner();
    let mut command = learner.command(&["watch", "two", "--sandbox", "off"]);
    command.env("TERM", "dumb");
    let mut sitting = Sitting::of(command);
    sitting.sees("watching solutions/second/two.rs; Ctrl-C leaves");
    assert!(!sitting.screen.screen().alternate_screen());
    kill_process(Pid::from_child(&sitting.child), Signal::INT).unwrap();
    assert_eq!(sitting.ends().0, 130);
}

#[test]
fn outside_a_workspace_there_is_nothing_to_watch() {
    let learner = Learner::new();
    let told = learner.is_refused(&["watch"]);
    assert!(told.contains("grader init"), "{told}");
}
