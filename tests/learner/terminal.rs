//! The program at a terminal, where it can ask.

use std::fs::File;
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

use crate::learner::Learner;

/// What ends a question.
const QUESTION: &str = "[y/N] ";

/// The program's exit status and everything that was seen on its terminal of 80 columns, what was typed included. At each
/// question the next answer is typed; an answer of nothing is the end of the input.
pub fn at_terminal(learner: &Learner, arguments: &[&str], answers: &[&str]) -> (i32, String) {
    let (mut child, mut master) = start(learner.command(arguments));
    let mut answers = answers.iter();
    let (mut seen, mut asked, mut bytes) = (Vec::new(), 0, [0; 4096]);
    // The end of a terminal is told as an error.
    while let Ok(count @ 1..) = master.read(&mut bytes) {
        seen.extend_from_slice(&bytes[..count]);
        let questions = String::from_utf8_lossy(&seen).matches(QUESTION).count();
        if questions > asked {
            asked = questions;
            match answers.next() {
                Some(&"") => master.write_all(b"\x04").unwrap(),
                Some(answer) => master.write_all(format!("{answer}\n").as_bytes()).unwrap(),
                None => panic!("a question too many: {}", String::from_utf8_lossy(&seen)),
            }
        }
    }
    assert_eq!(answers.next(), None, "a question too few");
    let screen = String::from_utf8(seen).unwrap().replace("\r\n", "\n");
    (child.wait().unwrap().code().unwrap(), screen)
}

/// Starts the program at a terminal of its own. Answers the program and the terminal's other end.
pub fn start(mut command: Command) -> (Child, File) {
    let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    // The program must not hold the other end itself.
    rustix::io::fcntl_setfd(&master, rustix::io::FdFlags::CLOEXEC).unwrap();
    grantpt(&master).unwrap();
    unlockpt(&master).unwrap();
    let name = ptsname(&master, Vec::new()).unwrap().into_string().unwrap();
    let slave = File::options().read(true).write(true).open(name).unwrap();
    resize(&slave, 80, 24);
    let end = || Stdio::from(slave.try_clone().unwrap());
    let child = command
        .stdin(end())
        .stdout(end())
        .stderr(end())
        .spawn()
        .unwrap();
    // The terminal ends when the program's ends of it are closed, so ours have to be.
    drop((command, slave));
    (child, File::from(master))
}

/// Gives a terminal this many columns and lines.
pub fn resize(terminal: &File, columns: u16, lines: u16) {
    let size = Winsize {
        ws_row: lines,
        ws_col: columns,
        ws_xpixel: 0,
        ws_ypixel: 0,
    };
    tcsetwinsize(terminal, size).unwrap();
}
