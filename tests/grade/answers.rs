//! What students hand in: an answer for each verdict, and those of cheats.

/// A right answer to `adder`.
pub use crate::made_up::ADDER_SOLUTION as RIGHT;

/// Adds wrongly where a number is negative.
pub const WRONG: &str = "pub fn add(left: i64, right: i64) -> i64 { left + right.abs() }\n";

/// Answers to `adder`, each with its verdict and points of six.
pub const ADDERS: &[(&str, &str, u32)] = &[
    (RIGHT, "accepted", 6),
    (WRONG, "wrong-answer", 4),
    (
        "pub fn add(left: i64, right: i64) -> i64 { if right < 0 { panic!(\"no <b>negative</b> numbers\") } left + right }\n",
        "runtime-error",
        4,
    ),
    (
        "pub fn add(left: i64, right: i64) -> i64 { left - \"right\" }\n",
        "compile-error",
        0,
    ),
    (
        "pub fn add(left: i64, right: i64) -> i64 { unsafe { std::hint::unreachable_unchecked() } }\n",
        "rejected",
        0,
    ),
    ("", "rejected", 0),
    // Forges the output that it expects to be compared.
    (
        "pub fn add(left: i64, right: i64) -> i64 { println!(\"1 + 2 = 3\\n20 + 30 = 50\"); left * right }\n",
        "wrong-answer",
        0,
    ),
    // Leaves before anybody can look.
    (
        "pub fn add(_: i64, _: i64) -> i64 { println!(\"1 + 2 = 3\\n20 + 30 = 50\"); std::process::exit(0) }\n",
        "runtime-error",
        0,
    ),
];

/// Bodies of `act` in `free`, each with its verdict. The program reports both lines unless something stops it.
pub const ACTS: &[(&str, &str)] = &[
    ("", "accepted"),
    ("loop {}", "time-limit"),
    (
        "let mut all = Vec::new(); loop { all.push(vec![1u8; 1 << 20]); std::hint::black_box(&all); }",
        "memory-limit",
    ),
    (
        "loop { println!(\"{}\", \"x\".repeat(1000)); }",
        "output-limit",
    ),
    ("std::process::exit(0)", "runtime-error"),
];

/// An `act` that reads what the machine would not show, and fails if it can.
pub const READS_THE_DISK: &str =
    "if std::fs::read(\"/etc/passwd\").is_ok() { std::process::exit(7) }";

/// An `act` that starts processes until it may not, and then more.
pub const FORK_BOMB: &str = "\
unsafe extern \"C\" { safe fn fork() -> i32; }
    for _ in 0.. {
        match fork() {
            0 => loop { fork(); std::thread::sleep(std::time::Duration::from_millis(20)); },
            failed if failed < 0 => panic!(\"no more processes\"),
            _ => {}
        }
    }";

/// The file of an `act`.
pub fn act(body: &str) -> String {
    format!("pub fn act() {{\n    {body}\n}}\n")
}
