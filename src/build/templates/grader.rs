//! How the harness reports. Written by `grader`; descriptor 3 is the grader's, the standard streams are yours.

use std::fmt::Arguments;
use std::fs::File;
use std::io::{Read, Write};
use std::mem::ManuallyDrop;
use std::os::fd::{FromRawFd, RawFd};

/// Reports one graded line; takes what `format!` takes.
macro_rules! report {
    ($($arguments:tt)*) => { $crate::grader::line(::std::format_args!($($arguments)*)) };
}
pub(crate) use report;

pub(crate) fn line(arguments: Arguments<'_>) {
    write(&format!("{arguments}\n"));
}

/// What proves that the harness has ended: only `main` has it.
pub(crate) struct Token(String);

impl Token {
    pub(crate) fn receive() -> Token {
        let mut text = String::new();
        let _ = descriptor(4).read_to_string(&mut text);
        Token(text)
    }

    pub(crate) fn harness_ended(self) {
        if !self.0.is_empty() {
            write(&format!("\0{}\n", self.0));
        }
    }
}

fn write(text: &str) {
    let mut channel = descriptor(3);
    let written = match channel.metadata() {
        Ok(_) => channel.write_all(text.as_bytes()),
        // Outside the grader there is no report channel: the lines go where a person sees them.
        Err(_) => std::io::stdout().write_all(text.as_bytes()),
    };
    written.expect("the report channel takes what is reported");
}

fn descriptor(number: RawFd) -> ManuallyDrop<File> {
    ManuallyDrop::new(unsafe { File::from_raw_fd(number) })
}
