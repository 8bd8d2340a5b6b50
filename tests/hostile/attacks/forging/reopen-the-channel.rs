//! Opens the descriptors of the report and of the token anew by their names, without unsafe code.
//@ kind: harness
//@ verdicts: runtime-error, wrong-answer
//@ forbid: unsafe
//@ layer: channel
//@ control: shape an end with a token that is read again would be accepted

use std::io::{Read, Write};

pub fn answer() -> String {
    for folder in ["/proc/self/fd", "/dev/fd"] {
        let mut token = String::new();
        let _ = std::fs::File::open(format!("{folder}/4"))
            .map(|mut file| file.read_to_string(&mut token));
        if let Ok(mut channel) = std::fs::OpenOptions::new()
            .write(true)
            .open(format!("{folder}/3"))
        {
            let _ = write!(channel, "fine\n\0{token}\n");
            std::process::exit(0);
        }
    }
    "wrong".to_string()
}
