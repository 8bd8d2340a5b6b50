//! Finds the token in its own memory, as a file, and forges the end with it. All without unsafe code.
//@ kind: harness
//@ verdicts: runtime-error, wrong-answer
//@ forbid: unsafe
//@ layer: file-system
//@ control: off

use std::fs::{File, read_to_string};
use std::io::{Read, Seek, SeekFrom};

pub fn answer() -> String {
    let (Ok(maps), Ok(mut memory)) = (
        read_to_string("/proc/self/maps"),
        File::open("/proc/self/mem"),
    ) else {
        return "wrong".to_string();
    };
    for heap in maps.lines().filter(|line| line.ends_with("[heap]")) {
        let (start, rest) = heap.split_once('-').unwrap();
        let end = rest.split(' ').next().unwrap();
        let [start, end] = [start, end].map(|text| u64::from_str_radix(text, 16).unwrap());
        let mut bytes = vec![0; (end - start) as usize];
        memory.seek(SeekFrom::Start(start)).unwrap();
        let _ = memory.read(&mut bytes);
        let digit = |byte: &u8| byte.is_ascii_hexdigit() && !byte.is_ascii_uppercase();
        for token in bytes.windows(32).filter(|window| window.iter().all(digit)) {
            crate::grader::report!("fine\n\0{}", String::from_utf8_lossy(token));
            std::process::exit(0);
        }
    }
    "wrong".to_string()
}
