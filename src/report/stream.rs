//! What a program wrote, as text: the beginning and the end, with the number of bytes between that were not kept.

use super::quantity;
use crate::sandbox::Capture;
use crate::snapshot::text_of;

/// The text of a stream. Bytes that are not UTF-8 stand as `\xNN`; control characters are still in it.
pub(super) fn text(capture: &Capture) -> String {
    let mut text = text_of(capture.head());
    if capture.dropped() > 0 {
        text.push_str(&format!(
            "\n[… {} not kept …]\n",
            quantity::bytes(capture.dropped())
        ));
    }
    text.push_str(&text_of(capture.tail()));
    text
}
