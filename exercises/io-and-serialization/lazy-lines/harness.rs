//! Lets the learner's code read from a reader that counts what is taken from it, as a script says, one operation a line.
//!
//! `data TEXT` appends to the input, with \n, \r, \t, \s for a blank, \\ and \xNN for any byte; `chunk N` sets how many bytes the
//! reader offers at most at a time; `broken N` lets every attempt to get at what is behind N bytes fail, with the kind TimedOut,
//! and `broken N InvalidData` with that kind. `lines`, `numbered` and `upper` begin to iterate, `next N` takes N items, `rest` all
//! that are left, but stops after 40. `sentinel TEXT` reads up to that line from the reader itself. `left` shows what is still in
//! the reader. `reset` throws away input and reader.

use crate::grader::report;
use crate::solution::{lines, numbered, read_until_sentinel, upper_nonblank};
use std::cell::RefCell;
use std::io::{self, BufRead, ErrorKind, Read};
use std::rc::Rc;

/// The text of every error that the reader itself gives.
const TORN: &str = "the tape is torn";

/// The input, and how much of it was taken.
struct Tape {
    bytes: Vec<u8>,
    taken: usize,
    chunk: usize,
    broken: Option<(usize, ErrorKind)>,
}

/// A reader of the tape.
#[derive(Clone)]
struct Head {
    tape: Rc<RefCell<Tape>>,
    offered: Vec<u8>,
}

impl Read for Head {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Head {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let tape = self.tape.borrow();
        let mut end = tape.bytes.len().min(tape.taken + tape.chunk);
        if let Some((at, kind)) = tape.broken {
            if at == tape.taken {
                return Err(io::Error::new(kind, TORN));
            }
            end = end.min(at);
        }
        self.offered = tape.bytes[tape.taken..end].to_vec();
        Ok(&self.offered)
    }

    fn consume(&mut self, count: usize) {
        assert!(
            count <= self.offered.len(),
            "more was consumed than was offered"
        );
        self.offered.drain(..count);
        self.tape.borrow_mut().taken += count;
    }
}

type Items = Box<dyn Iterator<Item = io::Result<String>>>;

fn new_tape() -> Rc<RefCell<Tape>> {
    Rc::new(RefCell::new(Tape {
        bytes: Vec::new(),
        taken: 0,
        chunk: 4,
        broken: None,
    }))
}

pub fn run() {
    let script = io::read_to_string(io::stdin()).expect("the script is text");
    let mut tape = new_tape();
    let mut items: Option<Items> = None;
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut head = Head {
            tape: Rc::clone(&tape),
            offered: Vec::new(),
        };
        match words[..] {
            [] => {}
            ["reset"] => {
                tape = new_tape();
                items = None;
            }
            ["data", text] => tape.borrow_mut().bytes.extend(bytes(text, line)),
            ["chunk", size] => tape.borrow_mut().chunk = number(size, line).max(1),
            ["broken", at, ref kind @ ..] => {
                let at = number(at, line);
                let kind = match kind {
                    [] => ErrorKind::TimedOut,
                    ["InvalidData"] => ErrorKind::InvalidData,
                    _ => panic!("unknown kind: {line:?}"),
                };
                let mut tape = tape.borrow_mut();
                assert!(at >= tape.taken, "that was read already: {line:?}");
                tape.broken = Some((at, kind));
            }
            [how @ ("lines" | "numbered" | "upper")] => {
                let fresh: Items = match how {
                    "lines" => Box::new(lines(head)),
                    "numbered" => numbered(head),
                    _ => upper_nonblank(head),
                };
                items = Some(fresh);
                report!("{line} at {}", tape.borrow().taken);
            }
            ["next", count] => {
                let items = begun(&mut items, line);
                for _ in 0..number(count, line) {
                    take(items, &tape);
                }
            }
            ["rest"] => {
                let items = begun(&mut items, line);
                let ended = (0..40).any(|_| !take(items, &tape));
                if !ended {
                    report!("  and so on");
                }
            }
            ["sentinel", word] => {
                assert!(items.is_none(), "somebody iterates already: {line:?}");
                let Ok(word) = String::from_utf8(bytes(word, line)) else {
                    panic!("not a text: {line:?}");
                };
                let found: io::Result<(Vec<String>, bool)> = read_until_sentinel(&mut head, &word);
                let taken = tape.borrow().taken;
                match found {
                    Ok((before, met)) => report!("{line} -> {before:?} {met} at {taken}"),
                    Err(error) => report!("{line} -> {} at {taken}", show(&error)),
                }
            }
            ["left"] => {
                let tape = tape.borrow();
                report!("left: {}", tape.bytes[tape.taken..].escape_ascii());
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// Takes an item, reports it, and says whether there was one.
fn take(items: &mut Items, tape: &RefCell<Tape>) -> bool {
    let item: Option<io::Result<String>> = items.next();
    let taken = tape.borrow().taken;
    match &item {
        Some(Ok(text)) => report!("  {text:?} at {taken}"),
        Some(Err(error)) => report!("  {} at {taken}", show(error)),
        None => report!("  end at {taken}"),
    }
    item.is_some()
}

/// The kind of an error, and whether it is one that the reader gave.
fn show(error: &io::Error) -> String {
    let from = if error.to_string() == TORN {
        " from the reader"
    } else {
        ""
    };
    format!("error {:?}{from}", error.kind())
}

fn begun<'a>(items: &'a mut Option<Items>, line: &str) -> &'a mut Items {
    match items {
        Some(items) => items,
        None => panic!("nobody iterates yet: {line:?}"),
    }
}

fn bytes(text: &str, line: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = match rest.as_bytes() {
            [b'\\', b'x', ..] => {
                let digits = rest.get(2..4).unwrap_or("");
                let Ok(byte) = u8::from_str_radix(digits, 16) else {
                    panic!("two digits should follow \\x: {line:?}");
                };
                bytes.push(byte);
                4
            }
            [b'\\', letter, ..] => {
                bytes.push(match letter {
                    b'n' => b'\n',
                    b'r' => b'\r',
                    b't' => b'\t',
                    b's' => b' ',
                    b'\\' => b'\\',
                    _ => panic!("unknown escape: {line:?}"),
                });
                2
            }
            _ => {
                bytes.extend(&rest.as_bytes()[..c.len_utf8()]);
                c.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    bytes
}

fn number(word: &str, line: &str) -> usize {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
