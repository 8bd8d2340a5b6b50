//! Calls the main function from within, so that one inner harness ends well, and leaves.
//@ kind: harness
//@ verdicts: runtime-error
//@ layer: channel
//@ control: shape a token that is given twice would be accepted

use std::sync::atomic::{AtomicBool, Ordering};

static INNER: AtomicBool = AtomicBool::new(false);

pub fn answer() -> String {
    if INNER.swap(true, Ordering::Relaxed) {
        return "fine".to_string();
    }
    crate::main();
    std::process::exit(0);
}
