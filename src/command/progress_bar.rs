//! The bar that shows how far a long command has come.

use std::fmt;
use std::time::Duration;

use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

/// The look of the bar of proofs.
pub(super) const PROOFS: &str = "{bar:30} {pos} of {len} · {elapsed}{left}";
/// The look of the bar of a class.
pub(super) const CLASS: &str = "{bar:30} {pos} of {len} · {elapsed}{pace}{left}";
/// The look of the bar of random scripts.
pub(super) const SCRIPTS: &str = "{msg} {bar:20} {pos} of {len}";

/// A bar on standard error, which hides itself where that is no terminal.
pub(super) fn bar(length: u64, look: &str) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template(look) {
        bar.set_style(style.with_key("pace", pace).with_key("left", left));
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// How fast it goes; nothing before there is anything to tell it from. A bar that cannot be drawn is no reason to stop.
fn pace(state: &ProgressState, text: &mut dyn fmt::Write) {
    if state.pos() > 0 {
        let _ = write!(text, " · {:.1}/s", state.per_sec());
    }
}

/// How long it takes from here, as soon as that can be told.
fn left(state: &ProgressState, text: &mut dyn fmt::Write) {
    if state.pos() > 0 {
        let _ = write!(text, " · {:#} to go", HumanDuration(state.eta()));
    }
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
