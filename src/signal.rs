//! Signals that end programs, in words: whoever learns Rust need not know their numbers.

/// Name and plain explanation of a signal. The numbers are those that Linux and macOS share, and Linux's own.
pub fn words(signal: i32) -> (Option<&'static str>, &'static str) {
    match signal {
        1 => (Some("SIGHUP"), "its terminal went away"),
        2 => (Some("SIGINT"), "it was interrupted"),
        3 => (Some("SIGQUIT"), "it was asked to quit"),
        4 => (Some("SIGILL"), "it ran an instruction that does not exist"),
        5 => (Some("SIGTRAP"), "it ran into a trap"),
        6 => (Some("SIGABRT"), "it aborted itself"),
        7 => (Some("SIGBUS"), "it used memory that does not exist"),
        8 => (Some("SIGFPE"), "it calculated what has no result"),
        9 => (Some("SIGKILL"), "it was killed from outside"),
        11 => (
            Some("SIGSEGV"),
            "most likely the stack overflowed, by a recursion without an end",
        ),
        13 => (Some("SIGPIPE"), "it wrote to where nobody reads"),
        14 => (Some("SIGALRM"), "its own alarm went off"),
        15 => (Some("SIGTERM"), "it was asked to end"),
        24 => (Some("SIGXCPU"), "it used up its processor time"),
        25 => (Some("SIGXFSZ"), "it wrote a file that is too large"),
        31 => (
            Some("SIGSYS"),
            "it asked the system for something forbidden",
        ),
        _ => (None, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signal_has_a_name_where_it_is_a_known_one() {
        assert_eq!(words(6).0, Some("SIGABRT"));
        assert_eq!(words(99), (None, ""));
    }
}
