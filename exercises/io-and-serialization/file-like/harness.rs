//! Lets the learner's functions read and write, as a script says, one operation a line.
//!
//! `data TEXT` appends to the input, with \n, \r, \t, \\, \s for a blank, \e for nothing and \xNN for any byte. `chunk N` sets how much
//! the reader delivers at a time, `takes N` how much the writer takes at a time; `interrupts` lets every other call of either
//! fail with Interrupted. `torn N` lets the reader fail behind N bytes, `full N` lets the writer fail behind N bytes. `reset` undoes all these.
//! `text`, `upper` and `words` read the input from its beginning; `text slice`, `text cursor N` and so on use std's readers.
//! `join SEP ITEM...` joins. `tee` begins a tee over the input, `read N` reads through it once, `rest` to the end, `apart` takes it
//! apart. `upper-big N`, `words-big N` stream N MiB; `join-big N SIZE` joins N items of one byte with a separator of SIZE bytes.

use crate::grader::report;
use crate::solution::{Tee, copy_upper, count_words, join_to, read_text};
use std::cell::RefCell;
use std::io::{self, Cursor, ErrorKind, Read, Write};
use std::rc::Rc;

/// What the script has set.
#[derive(Clone)]
struct Setup {
    data: Vec<u8>,
    chunk: usize,
    takes: usize,
    interrupts: bool,
    torn: Option<usize>,
    full: Option<usize>,
}

/// A reader that delivers the data in pieces.
struct Pieces {
    setup: Setup,
    taken: usize,
    calls: usize,
}

/// A writer that takes little at a time; clones share what was written.
#[derive(Clone)]
struct Sink {
    setup: Setup,
    written: Rc<RefCell<Vec<u8>>>,
    calls: usize,
}

impl Setup {
    fn new() -> Setup {
        Setup {
            data: Vec::new(),
            chunk: 1000,
            takes: 1000,
            interrupts: false,
            torn: None,
            full: None,
        }
    }

    fn pieces(&self) -> Pieces {
        Pieces {
            setup: self.clone(),
            taken: 0,
            calls: 0,
        }
    }

    fn sink(&self) -> Sink {
        Sink {
            setup: self.clone(),
            written: Rc::default(),
            calls: 0,
        }
    }
}

impl Read for Pieces {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.calls += 1;
        if self.setup.interrupts && self.calls % 2 == 1 {
            return Err(ErrorKind::Interrupted.into());
        }
        if self.setup.torn == Some(self.taken) && !buffer.is_empty() {
            return Err(ErrorKind::TimedOut.into());
        }
        let end = (self.taken + self.setup.chunk)
            .min(self.setup.torn.unwrap_or(usize::MAX))
            .min(self.setup.data.len());
        let count = (&self.setup.data[self.taken..end]).read(buffer)?;
        self.taken += count;
        Ok(count)
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.calls += 1;
        if self.setup.interrupts && self.calls % 2 == 1 {
            return Err(ErrorKind::Interrupted.into());
        }
        let mut written = self.written.borrow_mut();
        let room = self.setup.full.unwrap_or(usize::MAX) - written.len();
        if room == 0 && !bytes.is_empty() {
            return Err(ErrorKind::StorageFull.into());
        }
        let count = bytes.len().min(self.setup.takes).min(room);
        written.extend(&bytes[..count]);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

pub fn run() {
    let script = io::read_to_string(io::stdin()).expect("the script is text");
    let mut setup = Setup::new();
    let mut tee: Option<(Tee<Pieces, Sink>, Sink)> = None;
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["reset"] => setup = Setup::new(),
            ["data", text] => setup.data.extend(bytes(text, line)),
            ["chunk", size] => setup.chunk = positive(size, line),
            ["takes", size] => setup.takes = positive(size, line),
            ["interrupts"] => setup.interrupts = true,
            ["torn", at] => setup.torn = Some(number(at, line)),
            ["full", at] => setup.full = Some(number(at, line)),
            [what @ ("text" | "upper" | "words"), ref from @ ..] => {
                let mut reader: Box<dyn Read> = match from[..] {
                    [] => Box::new(setup.pieces()),
                    ["slice"] => Box::new(Cursor::new(setup.data.clone())),
                    ["cursor", at] => {
                        let mut cursor = Cursor::new(setup.data.clone());
                        cursor.set_position(number(at, line) as u64);
                        Box::new(cursor)
                    }
                    ["empty"] => Box::new(io::empty()),
                    _ => panic!("unknown reader: {line:?}"),
                };
                let sink = setup.sink();
                let answer = match what {
                    "text" => {
                        let text: io::Result<String> = read_text(&mut reader);
                        text.map(|text| format!("{text:?}"))
                    }
                    "upper" => {
                        let count: io::Result<u64> = copy_upper(&mut reader, &mut sink.clone());
                        count.map(|count| format!("{count} bytes: {}", sink.text()))
                    }
                    _ => {
                        let count: io::Result<usize> = count_words(&mut reader);
                        count.map(|count| count.to_string())
                    }
                };
                report!("{line} -> {}", told(answer));
            }
            ["join", separator, ref items @ ..] => {
                let items: Vec<String> = items.iter().map(|item| string(item, line)).collect();
                let sink = setup.sink();
                let separator = string(separator, line);
                let done: io::Result<()> = join_to(&mut sink.clone(), &items, &separator);
                report!("{line} -> {}", told(done.map(|()| sink.text())));
            }
            ["tee"] => {
                let sink = setup.sink();
                tee = Some((Tee::new(setup.pieces(), sink.clone()), sink));
            }
            ["read", size] => {
                let size = number(size, line);
                let Some((reader, sink)) = &mut tee else {
                    panic!("there is no tee: {line:?}");
                };
                let (answer, writable) = step(reader, sink, size);
                report!("{line} -> {answer}");
                if !writable {
                    tee = None;
                }
            }
            ["rest"] => {
                let Some((reader, sink)) = &mut tee else {
                    panic!("there is no tee: {line:?}");
                };
                let mut all = Vec::new();
                let answer = reader.read_to_end(&mut all);
                let writable =
                    !matches!(&answer, Err(error) if error.kind() == ErrorKind::StorageFull);
                let texts = || format!("{}, written {}", all.escape_ascii(), sink.text());
                report!("rest -> {}", told(answer.map(|_| texts())));
                if !writable {
                    tee = None;
                }
            }
            ["apart"] => {
                let Some((reader, _)) = tee.take() else {
                    panic!("there is no tee: {line:?}");
                };
                let (reader, sink): (Pieces, Sink) = reader.into_inner();
                let left = reader.setup.data[reader.taken..].escape_ascii();
                report!("apart: left {left}, written {}", sink.text());
            }
            ["upper-big", size] => {
                let mut sink = Compare(0, true);
                let count: io::Result<u64> = copy_upper(&mut Stream::new(size, line), &mut sink);
                let answer = count.map(|count| format!("{count} bytes, {} written", sink.0));
                let judged = if sink.1 { "as they should be" } else { "wrong" };
                report!("{line} -> {}, {judged}", told(answer));
            }
            ["words-big", size] => {
                let count: io::Result<usize> = count_words(&mut Stream::new(size, line));
                report!("{line} -> {}", told(count.map(|count| count.to_string())));
            }
            ["join-big", count, size] => {
                let items = vec!["i".to_string(); number(count, line)];
                let mut counter = Counter(0, 0);
                let separator = "s".repeat(number(size, line));
                let done: io::Result<()> = join_to(&mut counter, &items, &separator);
                let answer = format!("{} bytes, the last is {:?}", counter.0, counter.1 as char);
                report!("{line} -> {}", told(done.map(|()| answer)));
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

impl Sink {
    fn text(&self) -> String {
        self.written.borrow().escape_ascii().to_string()
    }
}

/// One read through the tee, tried again when it was interrupted, and whether the writer still works.
fn step(reader: &mut Tee<Pieces, Sink>, sink: &Sink, size: usize) -> (String, bool) {
    let mut buffer = vec![b'#'; size];
    loop {
        let count: io::Result<usize> = reader.read(&mut buffer);
        match count {
            Ok(count) => {
                assert!(count <= size, "more was delivered than there is room for");
                let got = buffer[..count].escape_ascii();
                return (format!("{got}, written {}", sink.text()), true);
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) if error.kind() == ErrorKind::StorageFull => {
                return (told(Err(error)), false);
            }
            Err(error) => {
                return (
                    format!("{}, written {}", told(Err(error)), sink.text()),
                    true,
                );
            }
        }
    }
}

/// What the stream repeats: words and blanks of all kinds, not in step with any usual size of a buffer.
const PATTERN: &[u8] =
    b"Anything that can read is a file,\tsay some; \r\nothers ask for more. \xc3\xa4 ";

/// A reader that repeats the pattern for some MiB without keeping it.
struct Stream {
    at: usize,
    end: usize,
    pattern: Vec<u8>,
}

impl Stream {
    fn new(size: &str, line: &str) -> Stream {
        let size: usize = number(size, line);
        assert!(size <= 100, "too much: {line:?}");
        Stream {
            at: 0,
            end: size << 20,
            pattern: PATTERN.repeat(100),
        }
    }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let start = self.at % PATTERN.len();
        let size = (self.end - self.at).min(self.pattern.len() - start);
        let count = (&self.pattern[start..start + size]).read(buffer)?;
        self.at += count;
        Ok(count)
    }
}

/// Compares what is written with the pattern in upper case, and keeps nothing.
struct Compare(usize, bool);

impl Write for Compare {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut upper = PATTERN.repeat(2);
        upper.make_ascii_uppercase();
        let start = self.0 % PATTERN.len();
        let whole = upper[start..].chunks(PATTERN.len()).next().unwrap_or(&[]);
        self.1 &= bytes
            .chunks(PATTERN.len())
            .all(|piece| whole.starts_with(piece));
        self.0 += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Counts the bytes that are written, and keeps the last one only.
struct Counter(usize, u8);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len();
        self.1 = *bytes.last().unwrap_or(&self.1);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn told(answer: io::Result<String>) -> String {
    match answer {
        Ok(answer) => answer,
        Err(error) => format!("error {:?}", error.kind()),
    }
}

fn bytes(text: &str, line: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (piece, used) = match rest.get(..2) {
            Some("\\n") => (vec![b'\n'], 2),
            Some("\\r") => (vec![b'\r'], 2),
            Some("\\t") => (vec![b'\t'], 2),
            Some("\\s") => (vec![b' '], 2),
            Some("\\\\") => (vec![b'\\'], 2),
            Some("\\e") => (Vec::new(), 2),
            Some("\\x") => {
                let digits = rest.get(2..4).unwrap_or("none");
                let Ok(byte) = u8::from_str_radix(digits, 16) else {
                    panic!("\\x needs two digits: {line:?}");
                };
                (vec![byte], 4)
            }
            _ if first == '\\' => panic!("unknown escape: {line:?}"),
            _ => (first.to_string().into_bytes(), first.len_utf8()),
        };
        bytes.extend(piece);
        rest = &rest[used..];
    }
    bytes
}

fn string(text: &str, line: &str) -> String {
    match String::from_utf8(bytes(text, line)) {
        Ok(string) => string,
        Err(_) => panic!("not a text: {line:?}"),
    }
}

fn positive(word: &str, line: &str) -> usize {
    let number = number(word, line);
    assert!(number > 0, "0 would be the end: {line:?}");
    number
}

fn number(word: &str, line: &str) -> usize {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
