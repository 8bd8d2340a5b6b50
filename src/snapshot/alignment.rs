//! The shortest way from one list to another, by Myers' algorithm.

use std::time::Instant;

use similar::DiffOp;
use similar::algorithms::{Capture, Replace, myers};

/// Aligns two lists of these lengths, given whether the item at one place in the expected list counts as the same as
/// the item at another place in the other.
///
/// Asked item by item because numbers that are close enough are the same here: such a relation is not transitive, so
/// items cannot be hashed or given a key. After the deadline, the rest is taken to be different.
pub(super) fn align(
    expected: usize,
    got: usize,
    same: impl Fn(usize, usize) -> bool,
    deadline: Instant,
) -> Vec<DiffOp> {
    let expected_places: Vec<ExpectedPlace> = (0..expected).map(ExpectedPlace).collect();
    let got_places: Vec<GotPlace<_>> = (0..got)
        .map(|index| GotPlace { index, same: &same })
        .collect();
    let mut capture = Replace::new(Capture::new());
    let Ok(()) = myers::diff_deadline_raw(
        &mut capture,
        expected_places.as_slice(),
        0..expected,
        got_places.as_slice(),
        0..got,
        Some(deadline),
    );
    capture.into_inner().into_ops()
}

struct ExpectedPlace(usize);

struct GotPlace<'s, F> {
    index: usize,
    same: &'s F,
}

impl<F: Fn(usize, usize) -> bool> PartialEq<ExpectedPlace> for GotPlace<'_, F> {
    fn eq(&self, expected: &ExpectedPlace) -> bool {
        (self.same)(expected.0, self.index)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use similar::DiffTag;

    use super::*;

    fn tags(expected: &[i32], got: &[i32], tolerance: i32) -> Vec<(DiffTag, usize, usize)> {
        let deadline = Instant::now() + Duration::from_secs(60);
        let same = |e: usize, g: usize| (expected[e] - got[g]).abs() <= tolerance;
        align(expected.len(), got.len(), same, deadline)
            .iter()
            .map(|op| (op.tag(), op.old_range().len(), op.new_range().len()))
            .collect()
    }

    #[test]
    fn the_shortest_way_is_found() {
        use DiffTag::{Delete, Equal, Insert, Replace};
        assert_eq!(tags(&[], &[], 0), []);
        assert_eq!(tags(&[], &[1], 0), [(Insert, 0, 1)]);
        assert_eq!(
            tags(&[1, 2, 3], &[1, 3], 0),
            [(Equal, 1, 1), (Delete, 1, 0), (Equal, 1, 1)]
        );
        assert_eq!(
            tags(&[1, 2, 3], &[1, 9, 8, 3], 0),
            [(Equal, 1, 1), (Replace, 1, 2), (Equal, 1, 1)]
        );
    }

    #[test]
    fn sameness_need_not_be_transitive() {
        use DiffTag::{Delete, Equal};
        assert_eq!(
            tags(&[10, 50, 20], &[11, 19], 1),
            [(Equal, 1, 1), (Delete, 1, 0), (Equal, 1, 1)]
        );
    }
}
