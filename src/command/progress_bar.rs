//! The bar that shows how far a long command has come.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The look of the bar of proofs.
pub(super) const PROOFS: &str = "{bar:30} {pos} of {len} · {elapsed} · {eta} to go";
/// The look of the bar of a class.
pub(super) const CLASS: &str = "{bar:30} {pos} of {len} · {per_sec:1} · {elapsed} · {eta} to go";
/// The look of the bar of random scripts.
pub(super) const SCRIPTS: &str = "{msg} {bar:20} {pos} of {len}";

/// A bar on standard error, which hides itself where that is no terminal.
pub(super) fn bar(length: u64, look: &str) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template(look) {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_looks_can_be_read() {
        for look in [PROOFS, CLASS, SCRIPTS] {
            assert!(ProgressStyle::with_template(look).is_ok());
        }
    }
}
