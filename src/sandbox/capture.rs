//! What a process wrote, bounded: the beginning and the end are kept, everything is counted.

/// A stream's head and tail with its true size.
///
/// The first half of the cap is kept from the beginning, the second half from the end; what lies between is
/// counted and dropped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Capture {
    head: Vec<u8>,
    tail: Vec<u8>,
    total: u64,
}

impl Capture {
    /// A complete capture of these bytes.
    pub fn whole(bytes: impl Into<Vec<u8>>) -> Capture {
        let head = bytes.into();
        let total = head.len() as u64;
        Capture {
            head,
            tail: Vec::new(),
            total,
        }
    }

    /// A stream of `total` bytes of which only these are known.
    pub fn from_parts(head: impl Into<Vec<u8>>, tail: impl Into<Vec<u8>>, total: u64) -> Capture {
        let (head, tail) = (head.into(), tail.into());
        let kept = (head.len() + tail.len()) as u64;
        Capture {
            head,
            tail,
            total: total.max(kept),
        }
    }

    /// The bytes from the beginning.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// The bytes from the end; empty when nothing was dropped.
    pub fn tail(&self) -> &[u8] {
        &self.tail
    }

    /// How many bytes were written in all.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// How many bytes between head and tail were dropped.
    pub fn dropped(&self) -> u64 {
        self.total - (self.head.len() + self.tail.len()) as u64
    }

    /// All bytes, if none was dropped.
    pub fn complete(&self) -> Option<&[u8]> {
        (self.dropped() == 0 && self.tail.is_empty()).then_some(&self.head)
    }
}

/// Collects a stream into a [`Capture`].
#[derive(Debug)]
pub(super) struct Collector {
    capture: Capture,
    cap: usize,
}

impl Collector {
    /// A collector that keeps up to `cap` bytes and as much again from the end of a longer stream.
    pub(super) fn new(cap: u64) -> Collector {
        Collector {
            capture: Capture::default(),
            cap: usize::try_from(cap).unwrap_or(usize::MAX),
        }
    }

    /// Takes the next bytes of the stream; answers whether the stream is now longer than the cap.
    pub(super) fn push(&mut self, bytes: &[u8]) -> bool {
        let capture = &mut self.capture;
        capture.total += bytes.len() as u64;
        let room = self.cap - capture.head.len().min(self.cap);
        let (kept, rest) = bytes.split_at(bytes.len().min(room));
        capture.head.extend_from_slice(kept);
        capture.tail.extend_from_slice(rest);
        // Trimmed only when twice as long as wanted, so that a flood of small writes is not quadratic.
        if capture.tail.len() > 2 * self.tail_cap() {
            self.trim_tail();
        }
        self.capture.total > self.cap as u64
    }

    /// The finished capture.
    pub(super) fn finish(mut self) -> Capture {
        self.trim_tail();
        if !self.capture.tail.is_empty() {
            self.capture.head.truncate(self.cap - self.tail_cap());
        }
        self.capture
    }

    fn tail_cap(&self) -> usize {
        self.cap / 2
    }

    fn trim_tail(&mut self) {
        let surplus = self.capture.tail.len().saturating_sub(self.tail_cap());
        self.capture.tail.drain(..surplus);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn collect(cap: u64, writes: &[&[u8]]) -> (Capture, bool) {
        let mut collector = Collector::new(cap);
        let mut over = false;
        for write in writes {
            over = collector.push(write);
        }
        (collector.finish(), over)
    }

    #[test]
    fn a_stream_within_the_cap_is_whole() {
        let (capture, over) = collect(8, &[b"abcd", b"efgh"]);
        assert_eq!(capture.complete(), Some(&b"abcdefgh"[..]));
        assert_eq!(capture.dropped(), 0);
        assert!(!over);
    }

    #[test]
    fn a_longer_stream_keeps_head_and_tail_and_its_true_size() {
        let (capture, over) = collect(8, &[b"abcdefgh", b"0123456789"]);
        assert!(over);
        assert_eq!(capture.head(), b"abcd");
        assert_eq!(capture.tail(), b"6789");
        assert_eq!((capture.total(), capture.dropped()), (18, 10));
        assert_eq!(capture.complete(), None);
    }

    #[test]
    fn one_byte_too_many_is_over_the_cap() {
        let (capture, over) = collect(4, &[b"abcd", b"e"]);
        assert!(over);
        assert_eq!(capture.head(), b"ab");
        assert_eq!(capture.tail(), b"e");
        assert_eq!(capture.total(), 5);
    }

    #[test]
    fn memory_stays_bounded_under_many_small_writes() {
        let mut collector = Collector::new(16);
        for _ in 0..10_000 {
            collector.push(b"xy");
            assert!(collector.capture.tail.len() <= 18);
        }
        assert_eq!(collector.finish().total(), 20_000);
    }
}
